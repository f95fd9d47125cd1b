// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.training.CodebookTrainer;
import io.github.spikepress.codec.trellis.training.TrellisSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WholeFitTest {

  private static final int SAMPLES = 32;
  private static final Waveforms TRAINING = spikes(1000, 1);
  private static final Waveforms TEST = spikes(4000, 2);
  private static final Normalization NORMALIZATION = Normalization.of(TRAINING);

  /** Spikes of every size and place, in noise: classes have no places of their own to settle in. */
  private static Waveforms spikes(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count * SAMPLES];
    for (int n = 0; n < count; n++) {
      double size = 10 + 20 * random.nextDouble();
      double peak = 8 + 10 * random.nextDouble();
      for (int t = 0; t < SAMPLES; t++) {
        double shape = StrictMath.exp(-(t - peak) * (t - peak) / 9);
        values[n * SAMPLES + t] = (float) (size * shape + 2 * random.nextGaussian());
      }
    }
    return new Waveforms(count, 1, SAMPLES, values);
  }

  private static CodebookTrainer trainer(Waveforms spikes) {
    TrellisSettings settings = TrellisSettings.DEFAULT.codebookOf(20);
    return new CodebookTrainer(spikes, NORMALIZATION, settings, 1);
  }

  private static TrellisModel part() {
    return trainer(TRAINING.slice(0, 800)).train(0.5, TrainingMonitor.SILENT);
  }

  private static double bits(TrellisModel model) {
    return OperatingPoint.of(model, TEST).bitsPerSpike();
  }

  @Test
  void refittedClassesKeepTheirRate() {
    TrellisModel part = part();
    assertEquals(1, bits(trainer(TRAINING).refit(part, 1)) / bits(part), 0.02);
  }

  @Test
  void dearerBitsAreFewer() {
    TrellisModel part = part();
    CodebookTrainer trainer = trainer(TRAINING);
    assertTrue(bits(trainer.refit(part, 1.5)) < bits(trainer.refit(part, 1)));
  }

  @Test
  void theTargetIsMetOnSpikesNotLearntFrom() {
    TrellisModel part = part();
    assertEquals(1, bits(whole(part, 1)) / bits(part), 0.02);
  }

  /** Where classes are equally common the price reaches a little way only. */
  @Test
  void whatIsMissingIsMadeUpForByThePrice() {
    TrellisModel part = part();
    assertTrue(bits(whole(part, 0.9)) < bits(whole(part, 1)));
    assertTrue(bits(whole(part, 1)) < bits(whole(part, 1.1)));
  }

  private static TrellisModel whole(TrellisModel part, double factor) {
    RateTarget target = new RateTarget.Ratio(16 * SAMPLES / (factor * bits(part)));
    return new WholeFit(TRAINING, WholeFitTest::trainer, part, TrainingMonitor.SILENT)
        .solve(target);
  }

  @Test
  void qualityOfWhatWasLearntFromIsTooGood() {
    TrellisModel part = part();
    Goal goal = Goal.of(new RateTarget.Quality(10), SAMPLES);
    double optimism =
        new Optimism(TRAINING, goal)
            .of(spikes -> trainer(spikes).retrain(part, TrainingMonitor.SILENT));
    TrellisModel whole = trainer(TRAINING).retrain(part, TrainingMonitor.SILENT);
    double own = OperatingPoint.of(whole, TRAINING).sndrDb();
    assertEquals(OperatingPoint.of(whole, TEST).sndrDb(), own + optimism, 0.1);
    assertTrue(optimism < -0.05, optimism + " dB");
  }
}
