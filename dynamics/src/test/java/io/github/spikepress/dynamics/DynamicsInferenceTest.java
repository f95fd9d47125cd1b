// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.CountsFile;
import io.github.spikepress.dynamics.model.Chunking;
import io.github.spikepress.dynamics.model.DynamicsModel;
import io.github.spikepress.dynamics.model.DynamicsModelFile;
import io.github.spikepress.dynamics.model.InferredDynamics;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.dynamics.simulation.LorenzSimulator;
import io.github.spikepress.dynamics.training.TrainingSettings;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.files.SafetensorsFile;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.progress.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicsInferenceTest {

  private static final BinnedCounts COUNTS =
      LorenzSimulator.classical(6).simulate(2, 6, 20, 1).counts();

  private static final NetworkShape SHAPE = new NetworkShape(6, 5, 3, 5, 2, 4, 2, 0.1);

  private static final DynamicsModel MODEL =
      DynamicsInference.train(COUNTS, SHAPE, TrainingSettings.recommended(2), 1, Progress.SILENT);

  @Test
  void aModelComesBackFromItsFile(@TempDir Path folder) {
    Path file = folder.resolve("model.safetensors");
    DynamicsModelFile.write(file, MODEL);

    InferredDynamics fromFile = DynamicsInference.infer(file, COUNTS, Progress.SILENT);
    InferredDynamics direct = MODEL.infer(COUNTS, Progress.SILENT);

    assertArrayEquals(direct.ratesHz(), fromFile.ratesHz());
    assertArrayEquals(direct.factors(), fromFile.factors());
    assertEquals(MODEL.origin(), DynamicsModelFile.read(file).origin());
    assertEquals(SHAPE, DynamicsModelFile.read(file).shape());
    assertEquals(2, direct.factors()[0][0].length);
  }

  @Test
  void countsAndResultsPassThroughNumpyFiles(@TempDir Path folder) {
    Path file = folder.resolve("counts.npy");
    double[] flat = {1, 0, Double.NaN, 2, 0, 3};
    NpyFile.write(file, NumericArray.of(flat, 1, 3, 2));
    InferredDynamics inferred = MODEL.infer(COUNTS, Progress.SILENT);
    inferred.writeRates(folder.resolve("rates.npy"));
    inferred.writeFactors(folder.resolve("factors.npy"));

    assertEquals(
        BinnedCounts.of(new double[][][] {{{1, 0}, {Double.NaN, 2}, {0, 3}}}, 0.02),
        CountsFile.read(file, "", 0.02));
    assertEquals(
        (float) inferred.ratesHz()[2][3][4],
        (float) NpyFile.read(folder.resolve("rates.npy")).get(2, 3, 4));
    assertEquals(
        inferred.factors()[2][3][1],
        (float) NpyFile.read(folder.resolve("factors.npy")).get(2, 3, 1));
    NpyFile.write(file, NumericArray.of(flat, 3, 2));
    assertThrows(WrongArgumentException.class, () -> CountsFile.read(file, "", 0.02));
  }

  @Test
  void damagedModelsAreNamed(@TempDir Path folder) {
    Path file = folder.resolve("model.safetensors");
    DynamicsModelFile.write(file, MODEL);
    SafetensorsFile good = SafetensorsFile.read(file);
    Map<String, Tensor> fewer = new HashMap<>(good.tensors());
    fewer.remove("readout.bias");
    Map<String, String> huge = new HashMap<>(good.metadata());
    huge.put(
        "shape", good.metadata().get("shape").replace("\"channels\":6", "\"channels\":999999"));

    new SafetensorsFile(good.metadata(), fewer).write(file);
    assertDamaged(file, "readout.bias");
    new SafetensorsFile(huge, good.tensors()).write(file);
    assertDamaged(file, "too wide");
    new SafetensorsFile(Map.of(), good.tensors()).write(file);
    assertDamaged(file, "not a model of dynamics");
  }

  @Test
  void countsOfAnotherKindAreRefused() {
    BinnedCounts fewer = LorenzSimulator.classical(5).simulate(1, 1, 20, 1).counts();
    BinnedCounts longer = COUNTS.rebinned(2);

    assertThrows(WrongArgumentException.class, () -> MODEL.infer(fewer, Progress.SILENT));
    assertThrows(WrongArgumentException.class, () -> MODEL.infer(longer, Progress.SILENT));
    assertThrows(
        WrongArgumentException.class,
        () ->
            DynamicsInference.train(
                COUNTS.trials(0, 1), SHAPE, TrainingSettings.recommended(1), 1, Progress.SILENT));
  }

  @Test
  void longTrialsAreInferredInOverlappingChunks() {
    BinnedCounts longTrials = LorenzSimulator.classical(6).simulate(1, 3, 75, 1).counts();

    InferredDynamics chunked = MODEL.infer(longTrials, new Chunking(20, 10), Progress.SILENT);
    InferredDynamics firstOnly = MODEL.infer(longTrials.bins(0, 20), Progress.SILENT);
    InferredDynamics lastOnly = MODEL.infer(longTrials.bins(55, 75), Progress.SILENT);
    InferredDynamics second = MODEL.infer(longTrials.bins(10, 30), Progress.SILENT);

    assertArrayEquals(firstOnly.ratesHz()[1][9], chunked.ratesHz()[1][9], 1e-9);
    assertArrayEquals(lastOnly.ratesHz()[1][19], chunked.ratesHz()[1][74], 1e-9);
    double early = firstOnly.ratesHz()[0][12][3];
    double late = second.ratesHz()[0][2][3];
    assertEquals(early + 3.0 / 11 * (late - early), chunked.ratesHz()[0][12][3], 1e-9);
    assertThrows(WrongArgumentException.class, () -> new Chunking(10, 10));
  }

  @Test
  void longTrialsAreLearnedInPieces() {
    int[][][] counts = new int[3][1001][6];
    boolean[][][] observed = new boolean[3][1001][6];
    for (int bin = 0; bin < 1001; bin++) {
      for (int trial = 0; trial < 3; trial++) {
        counts[trial][bin][bin % 6] = 1;
        // Nobody looks at the last third of the last trial
        Arrays.fill(observed[trial][bin], trial < 2 || bin < 666);
      }
    }
    BinnedCounts longTrials = new BinnedCounts(counts, observed, 0.02);

    BinnedCounts pieces = longTrials.inPieces(500);
    DynamicsModel model =
        DynamicsInference.train(
            longTrials, SHAPE, TrainingSettings.recommended(1), 1, Progress.SILENT);

    assertEquals("BinnedCounts[8][333][6]", pieces.toString());
    assertEquals(longTrials.trials(1).bins(333, 666), pieces.trials(4));
    assertEquals(333, model.origin().trialBins());
    assertEquals(7, model.origin().trainingTrials());
    assertEquals(1001, model.infer(longTrials, Progress.SILENT).ratesHz()[0].length);
    assertSame(longTrials, longTrials.inPieces(1001));
  }

  private static void assertDamaged(Path file, String part) {
    String message =
        assertThrows(DamagedFileException.class, () -> DynamicsModelFile.read(file)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
