// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.RandomChannels;
import io.github.spikepress.dynamics.evaluation.RateAgreement;
import io.github.spikepress.dynamics.model.Batches;
import io.github.spikepress.dynamics.model.DynamicsModel;
import io.github.spikepress.dynamics.model.ModelOrigin;
import io.github.spikepress.dynamics.model.Weights;
import io.github.spikepress.dynamics.network.AutoencoderNetwork;
import io.github.spikepress.dynamics.network.Batch;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.dynamics.network.Parameter;
import io.github.spikepress.dynamics.simulation.LorenzSimulator;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.SafetensorsFile;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

  private static final ReadoutPenalty PENALTY = new ReadoutPenalty(2e-3, 5e-4);

  private static final NetworkShape SMALL = new NetworkShape(12, 8, 0, 8, 0, 0, 0, 0.1);

  private static final LorenzSimulator.Population POPULATION =
      LorenzSimulator.classical(12).simulate(4, 10, 30, 1);

  private static final BinnedCounts SAMPLED = POPULATION.counts().sampled(new RandomChannels(4), 2);

  @Test
  void noUnobservedCountChangesAnyGradientOrOutput() {
    BinnedCounts disturbed = disturbed(SAMPLED);
    int[] trials = IntStream.range(0, 20).toArray();
    for (double dropout : new double[] {0, 0.3}) {
      AutoencoderNetwork one = new AutoencoderNetwork(SMALL, 1);
      AutoencoderNetwork other = new AutoencoderNetwork(SMALL, 1);

      Batch batch = Batches.of(SAMPLED, SAMPLED, dropout, new Random(4), trials);
      Batch same = Batches.of(disturbed, disturbed, dropout, new Random(4), trials);

      assertEquals(one.learn(batch, 1, new Random(5)), other.learn(same, 1, new Random(5)));
      assertSame(one, other);
      assertArrayEquals(
          one.infer(Batches.complete(SAMPLED, trials)),
          other.infer(Batches.complete(disturbed, trials)));
    }
  }

  @Test
  void anObservedCountDoesChangeThem() {
    BinnedCounts counts = BinnedCounts.observedFully(new int[][][] {{{0, 1}, {2, 0}}}, 1);
    BinnedCounts other = BinnedCounts.observedFully(new int[][][] {{{0, 1}, {2, 3}}}, 1);
    AutoencoderNetwork network =
        new AutoencoderNetwork(new NetworkShape(2, 3, 0, 3, 0, 0, 0, 0), 1);

    float rate = network.infer(Batches.complete(counts, 0))[0][0];

    assertNotEquals(rate, network.infer(Batches.complete(other, 0))[0][0]);
  }

  @Test
  void coordinatedDropoutAsksOnlyForWhatIsHidden() {
    Batch batch = Batches.of(SAMPLED, SAMPLED, 0.3, new Random(1), 0, 1, 2, 3);
    int asked = 0;
    for (int row = 0; row < batch.inputs().length; row++) {
      for (int channel = 0; channel < 12; channel++) {
        boolean seen = SAMPLED.observed()[row % 4][row / 4][channel];
        int count = SAMPLED.counts()[row % 4][row / 4][channel];
        if (batch.inLoss()[row][channel]) {
          asked++;
          assertTrue(seen);
          assertEquals(0, batch.inputs()[row][channel]);
          assertEquals(count, batch.counts()[row][channel]);
        } else {
          assertEquals(seen ? count / 0.7f : 0, batch.inputs()[row][channel], 1e-6f);
        }
      }
    }
    assertEquals(0.3, asked / (double) batch.observed(), 0.06);
  }

  @Test
  void aKilledRunEndsWhereAnUnbrokenOneDoes(@TempDir Path folder) {
    Path file = folder.resolve("run.safetensors");
    AutoencoderNetwork unbroken = new AutoencoderNetwork(variational(), 1);
    run(unbroken, settings(6), 3).finish(Progress.SILENT);

    TrainingRun killed = run(new AutoencoderNetwork(variational(), 1), settings(6), 3);
    for (int epoch = 0; epoch < 3; epoch++) {
      killed.advance();
    }
    killed.save(file);
    AutoencoderNetwork resumed = new AutoencoderNetwork(variational(), 1);
    run(resumed, settings(6), 3).finish(Progress.SILENT, file);

    assertEquals(Weights.of(unbroken.parameters()), Weights.of(resumed.parameters()));
  }

  @Test
  void aCheckpointOfAnotherRunIsRefused(@TempDir Path folder) {
    Path file = folder.resolve("run.safetensors");
    AutoencoderNetwork network = new AutoencoderNetwork(SMALL, 1);
    run(network, settings(2), 3).save(file);

    assertThrows(WrongArgumentException.class, () -> run(network, settings(2), 4).resume(file));
    assertThrows(WrongArgumentException.class, () -> run(network, settings(3), 3).resume(file));
    AutoencoderNetwork otherStart = new AutoencoderNetwork(SMALL, 99);
    assertThrows(WrongArgumentException.class, () -> run(otherStart, settings(2), 3).resume(file));

    new SafetensorsFile(Map.of(), Map.of("x", Tensor.float32(new float[1], 1))).write(file);
    assertThrows(DamagedFileException.class, () -> run(network, settings(2), 3).resume(file));
  }

  @Test
  void everySettingMatters() {
    Map<String, Tensor> usual = trained(settings(2), 3);
    LearningRate.WarmUpCosine rate = new LearningRate.WarmUpCosine(1e-2, 0.1, 0.01);
    LearningRate.Plateau plateau = new LearningRate.Plateau(1e-2, 0.5, 1, 0);
    ReadoutPenalty squared = new ReadoutPenalty(2e-1, 5e-4);
    ReadoutPenalty perChannel = new ReadoutPenalty(2e-3, 5e-2);
    List<TrainingSettings> others =
        List.of(
            new TrainingSettings(2, 8, rate, 0, 0.3, PENALTY, 1, 0, 1),
            new TrainingSettings(2, 16, plateau, 0, 0.3, PENALTY, 1, 0, 1),
            new TrainingSettings(2, 16, rate, 0.1, 0.3, PENALTY, 1, 0, 1),
            new TrainingSettings(2, 16, rate, 0, 0.2, PENALTY, 1, 0, 1),
            new TrainingSettings(2, 16, rate, 0, 0.3, squared, 1, 0, 1),
            new TrainingSettings(2, 16, rate, 0, 0.3, perChannel, 1, 0, 1),
            new TrainingSettings(2, 16, rate, 0, 0.3, PENALTY, 1e-7, 0, 1),
            new TrainingSettings(2, 16, rate, 0, 0.3, PENALTY, 1, 2, 1));

    assertEquals(usual, trained(settings(2), 3));
    assertNotEquals(usual, trained(settings(2), 4));
    others.forEach(other -> assertNotEquals(usual, trained(other, 3), other::toString));
  }

  /**
   * The loss is a mean over observed entries, so the penalty has to shrink as they grow in number.
   */
  @Test
  void thePenaltyCountsMoreTheFewerEntriesAreObserved() {
    assertEquals(4, SAMPLED.observedPerBin(), 1e-12);
    LearningRate rate = new LearningRate.WarmUpCosine(1e-2, 0.1, 0.01);
    double[] norms = new double[2];
    for (int i = 0; i < 2; i++) {
      BinnedCounts counts = i == 0 ? SAMPLED : POPULATION.counts();
      ReadoutPenalty strong = new ReadoutPenalty(i == 0 ? 0.4 : 1.2, 0);
      TrainingSettings settings = new TrainingSettings(30, 16, rate, 0, 0, strong, 1, 0, 30);
      AutoencoderNetwork network = new AutoencoderNetwork(SMALL, 1);
      TrainingRun run =
          new TrainingRun(network, settings, TrialSet.of(counts), TrialSet.of(counts), 3);
      run.finish(Progress.SILENT);
      norms[i] = norm(network.readout().weights());
    }
    assertEquals(1, norms[0] / norms[1], 0.35, norms[0] + " and " + norms[1]);
  }

  private static double norm(Parameter weights) {
    double squares = 0;
    for (float[] row : weights.values()) {
      for (float value : row) {
        squares += (double) value * value;
      }
    }
    return Math.sqrt(squares);
  }

  @Test
  void thePenaltyIsTheSlopeOfItsFormula() {
    Parameter weights = new Parameter("w", 2, 3);
    float[][] values = {{0.3f, 0, -0.001f}, {-0.4f, 0, 0.002f}};
    for (int row = 0; row < 2; row++) {
      System.arraycopy(values[row], 0, weights.values()[row], 0, 3);
    }

    new ReadoutPenalty(0.1, 0.2).addGradient(weights, 0.5);

    double norm = Math.sqrt(0.25 + 0.02 * 0.02);
    assertEquals(0.5 * (0.1 * 0.3 + 0.2 * 0.3 / norm), weights.gradient()[0][0], 1e-7);
    assertEquals(0.5 * (-0.1 * 0.4 - 0.2 * 0.4 / norm), weights.gradient()[1][0], 1e-7);
    assertEquals(0, weights.gradient()[0][1]);
    assertTrue(Math.abs(weights.gradient()[1][2]) < 0.5 * 0.2 * 0.002 / 0.019);
    assertThrows(WrongArgumentException.class, () -> new ReadoutPenalty(-1, 0));
    assertThrows(WrongArgumentException.class, () -> new ReadoutPenalty(0, Double.NaN));
  }

  @Test
  void learnsRatesBetterThanTheMean() {
    AutoencoderNetwork network = new AutoencoderNetwork(SMALL, 1);
    TrainingRun.startAtMeanRates(network, SAMPLED);
    TrainingRun run = run(network, settings(120), 3);
    double before = TrainingRun.maskedLoss(network, TrialSet.of(SAMPLED), 16);

    run.finish(Progress.SILENT);

    assertTrue(run.bestLoss() < before - 0.01, before + " -> " + run.bestLoss());
    ModelOrigin origin = new ModelOrigin(0.02, 30, 40, "", 3, Map.of(), Map.of());
    double[][][] rates =
        new DynamicsModel(SMALL, network, origin).infer(SAMPLED, Progress.SILENT).ratesHz();
    double pooled = RateAgreement.of(rates, POPULATION.ratesHz()).pooled();
    assertTrue(pooled > 0.3, "pooled R2 " + pooled);
  }

  @Test
  void theMaskedLossIsAMeanOverObservedEntriesWhateverTheBatches() {
    AutoencoderNetwork network = new AutoencoderNetwork(SMALL, 1);
    TrialSet set = TrialSet.of(SAMPLED);

    double loss = TrainingRun.maskedLoss(network, set, 40);

    assertEquals(loss, TrainingRun.maskedLoss(network, set, 7), 1e-6);
  }

  @Test
  void cancellingKeepsTheBestSoFar() {
    AutoencoderNetwork network = new AutoencoderNetwork(SMALL, 1);
    TrainingRun run = run(network, settings(50), 3);
    run.finish(
        new Progress() {
          @Override
          public void update(String stage, double fraction) {}

          @Override
          public boolean cancelled() {
            return run.epoch() == 2;
          }
        });

    assertEquals(2, run.epoch());
    assertEquals(run.bestLoss(), TrainingRun.maskedLoss(network, TrialSet.of(SAMPLED), 16), 1e-6);
  }

  @Test
  void learningRatesRiseAndFall() {
    LearningRate cosine = new LearningRate.WarmUpCosine(1, 0.1, 0.01);
    assertEquals(0.1, cosine.at(0, 100, List.of()), 1e-12);
    assertEquals(1, cosine.at(9, 100, List.of()), 1e-12);
    assertEquals(0.01, cosine.at(100, 100, List.of()), 1e-12);

    LearningRate plateau = new LearningRate.Plateau(1, 0.5, 2, 0.2);
    assertEquals(1, plateau.at(0, 1, List.of(3.0, 2.0, 2.5)));
    assertEquals(0.5, plateau.at(0, 1, List.of(3.0, 2.0, 2.5, 2.0)));
    assertEquals(0.2, plateau.at(0, 1, List.of(1.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0)));
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThrows(WrongArgumentException.class, () -> TrainingSettings.recommended(0));
    assertThrows(WrongArgumentException.class, () -> new LearningRate.WarmUpCosine(0, 0.1, 0.01));
    assertThrows(WrongArgumentException.class, () -> new LearningRate.Plateau(1, 1, 1, 0));
    assertFalse(settings(1).equals(settings(2)));
  }

  private static NetworkShape variational() {
    return new NetworkShape(12, 6, 4, 6, 3, 4, 2, 0.1);
  }

  private static TrainingSettings settings(int epochs) {
    return new TrainingSettings(
        epochs, 16, new LearningRate.WarmUpCosine(1e-2, 0.1, 0.01), 0, 0.3, PENALTY, 1, 0, 1);
  }

  private static TrainingRun run(AutoencoderNetwork network, TrainingSettings settings, long seed) {
    return new TrainingRun(network, settings, TrialSet.of(SAMPLED), TrialSet.of(SAMPLED), seed);
  }

  private static Map<String, Tensor> trained(TrainingSettings settings, long seed) {
    AutoencoderNetwork network = new AutoencoderNetwork(SMALL, 1);
    run(network, settings, seed).finish(Progress.SILENT);
    return Weights.of(network.parameters());
  }

  private static BinnedCounts disturbed(BinnedCounts counts) {
    int[][][] other = new int[counts.numTrials()][counts.numBins()][];
    for (int trial = 0; trial < other.length; trial++) {
      for (int bin = 0; bin < other[trial].length; bin++) {
        other[trial][bin] = counts.counts()[trial][bin].clone();
        for (int channel = 0; channel < other[trial][bin].length; channel++) {
          if (!counts.observed()[trial][bin][channel]) {
            other[trial][bin][channel] = -1000 + trial;
          }
        }
      }
    }
    return new BinnedCounts(other, counts.observed(), counts.binSeconds());
  }

  private static void assertSame(AutoencoderNetwork one, AutoencoderNetwork other) {
    List<Parameter> expected = one.parameters();
    for (int p = 0; p < expected.size(); p++) {
      assertArrayEquals(expected.get(p).gradient(), other.parameters().get(p).gradient());
    }
  }
}
