// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.recording.ElectrodePosition;
import io.github.spikepress.sorting.export.PhyExport;
import io.github.spikepress.sorting.phy.PhyParameters;
import io.github.spikepress.sorting.phy.PhySorting;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicsCommandsTest {

  private static final int TRIALS = 10;
  private static final int BINS = 10;
  private static final int CHANNELS = 3;

  @TempDir private Path folder;

  private Path counts;
  private Path model;

  @BeforeEach
  void writeCounts() {
    counts = folder.resolve("counts.npy");
    model = folder.resolve("model.safetensors");
    Random random = new Random(1);
    double[] values = new double[TRIALS * BINS * CHANNELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(4) == 0 ? Double.NaN : random.nextInt(3);
    }
    NpyFile.write(counts, NumericArray.of(values, TRIALS, BINS, CHANNELS));
  }

  @Test
  void trainsThenInfersFromCounts() {
    JsonObject trained = run("Train Dynamics...", trainingFrom(counts)).results();
    assertEquals(TRIALS, trained.get("trials").getAsInt());
    assertEquals(8, trained.get("training_trials").getAsInt());
    assertEquals(0.75, trained.get("observed_share").getAsDouble(), 0.06);
    assertTrue(trained.get("masked_validation_nats").getAsDouble() > 0);

    Path rates = folder.resolve("rates.npy");
    Path factors = folder.resolve("factors.npy");
    JsonObject inferred =
        run(
                "Infer Dynamics...",
                "input=" + counts + ",model=" + model + ",output=" + rates + ",factors=" + factors)
            .results();

    NumericArray written = NpyFile.read(rates);
    assertEquals(TRIALS, written.length(0));
    assertEquals(BINS, written.length(1));
    assertEquals(CHANNELS, written.length(2));
    assertTrue(written.get(0, 0, 0) > 0);
    assertEquals(50, NpyFile.read(factors).length(2));
    assertEquals(inferred.get("observed_share"), trained.get("observed_share"));
  }

  @Test
  void everyTrainingOptionChangesTheModel() throws IOException {
    run("Train Dynamics...", trainingFrom(counts)).results();
    byte[] usual = Files.readAllBytes(model);
    run("Train Dynamics...", "epochs=2,input=" + counts + ",output=" + model).results();
    assertFalse(Arrays.equals(usual, Files.readAllBytes(model)), "epochs");
    for (String option : new String[] {"network=variational", "seed=2", "bin_ms=10"}) {
      run("Train Dynamics...", trainingFrom(counts) + "," + option).results();
      assertFalse(Arrays.equals(usual, Files.readAllBytes(model)), option);
    }
  }

  @Test
  void aTrainingGoesOnFromItsCheckpoint() throws IOException {
    Path checkpoint = folder.resolve("run.safetensors");
    String inputs = trainingFrom(counts) + ",checkpoint=" + checkpoint;
    run("Train Dynamics...", inputs).results();
    byte[] first = Files.readAllBytes(model);

    run("Train Dynamics...", inputs).results();

    assertArrayEquals(first, Files.readAllBytes(model));
    run("Train Dynamics...", inputs + ",seed=9").refused("checkpoint");
  }

  @Test
  void countsSortedSpikesInTrials() throws IOException {
    Path table = sorted();
    String csv = "input=" + table + ",sampling_frequency=1000,bin_ms=20,trial_ms=200";
    String training = csv + ",epochs=1,output=" + model;
    JsonObject pieces = run("Train Dynamics...", training).results();
    assertEquals(49, pieces.get("trials").getAsInt());
    assertEquals(10, pieces.get("bins").getAsInt());
    assertEquals(2, pieces.get("channels").getAsInt());

    Path starts = Files.writeString(folder.resolve("starts.txt"), "0\n1.5\n3\n");
    JsonObject trials =
        run("Infer Dynamics...", csv + ",trial_starts=" + starts + ",model=" + model).results();
    assertEquals(3, trials.get("trials").getAsInt());
  }

  @Test
  void trainsOnFromAModel() throws IOException {
    run("Train Dynamics...", trainingFrom(counts)).results();
    byte[] first = Files.readAllBytes(model);
    Path on = folder.resolve("on.safetensors");
    String again = "input=" + counts + ",epochs=1,output=" + on;
    run("Train Dynamics...", again + ",pretrained=" + model).results();
    byte[] adapted = Files.readAllBytes(on);
    assertFalse(Arrays.equals(first, adapted));
    run("Train Dynamics...", again + ",pretrained=" + on).results();
    assertFalse(Arrays.equals(adapted, Files.readAllBytes(on)));
    run("Train Dynamics...", again + ",bin_ms=10,pretrained=" + model).refused("0.02 s", "0.01 s");
  }

  @Test
  void countsTheClustersOfPhy() {
    int spikes = 500;
    long[] samples = LongStream.range(0, spikes).map(spike -> 20 * spike).toArray();
    int[] clusters = IntStream.range(0, spikes).map(spike -> 3 + 2 * (spike % 3)).toArray();
    double[] amplitudes = new double[spikes];
    PhyParameters parameters = new PhyParameters(List.of(), 1, "int16", 0, 1000, true);
    Waveforms template = new Waveforms(1, 1, 4, new float[] {0, -1, 0.5f, 0});
    Path phy = folder.resolve("phy");
    PhyExport.write(
        phy,
        new PhySorting(
            Optional.of(parameters),
            samples,
            clusters,
            new int[spikes],
            amplitudes,
            template,
            new int[] {0},
            List.of(new ElectrodePosition(0, 0)),
            Map.of(5, "noise")));

    String inputs = ",bin_ms=20,trial_ms=200,epochs=1,output=" + model;
    for (Path input : List.of(phy, phy.resolve("params.py"))) {
      JsonObject trained = run("Train Dynamics...", "input=" + input + inputs).results();
      assertEquals(2, trained.get("channels").getAsInt());
      assertEquals(10, trained.get("bins").getAsInt());
    }
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    Path table = sorted();
    String training = ",epochs=1,output=" + model + ",input=";
    run("Train Dynamics...", "bin_ms=30" + training + table).refused("sampling frequency");
    run("Train Dynamics...", "sampling_frequency=1000,bin_ms=30" + training + table)
        .refused("1000.0 ms", "30.0 ms");
    run("Train Dynamics...", "network=guess" + training + counts).refused("network", "guess");
    double[] halves = {0.5, 1, 1, 1, 1, 1};
    NpyFile.write(counts, NumericArray.of(halves, 6, 1, 1));
    run("Train Dynamics...", "bin_ms=20" + training + counts).refused("count 0.5", "trial 0");
    double[] silent = {1, Double.NaN, 1, 1, 1, 1};
    NpyFile.write(counts, NumericArray.of(silent, 6, 1, 1));
    run("Train Dynamics...", "bin_ms=20" + training + counts).refused("trial 1", "no observed");
  }

  private Path sorted() throws IOException {
    StringBuilder text = new StringBuilder("sample,channel,unit\n");
    Random random = new Random(1);
    for (int sample = 0; sample < 10_000; sample += 1 + random.nextInt(40)) {
      text.append(sample).append(",0,").append(random.nextInt(3) - 1).append('\n');
    }
    return Files.writeString(folder.resolve("units.csv"), text);
  }

  private String trainingFrom(Path input) {
    return "input=" + input + ",epochs=1,output=" + model;
  }

  private static Launched run(String command, String inputs) {
    return Launched.with("--headless", "--run", command, inputs);
  }
}
