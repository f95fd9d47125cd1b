// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class AutomaticChoiceTest {

  private static final RateTarget RATIO = new RateTarget.Ratio(30);

  private static final Spikes MANY = spikes(1000, 64);

  private static final AutomaticChoice.Chosen FREE = choose(MANY, RATIO, EncoderBudget.UNLIMITED);

  @Test
  void trainsWhereNoBundledModelFits() {
    Spikes spikes = spikes(1000, 50);
    AutomaticChoice.Chosen chosen = choose(spikes, RATIO, EncoderBudget.UNLIMITED);
    assertTrue(chosen.trainedHere());
    assertFalse(chosen.reason().contains("\n"));
    double ratio = 16.0 * 1000 * 50 / chosen.codec().encode(spikes.waveforms()).payloadBits();
    assertEquals(30, ratio, 3);
  }

  @Test
  void weighsByBytesAtOneQuality() {
    assertTrue(FREE.reason().contains("; at that quality "), FREE.reason());
  }

  @Test
  void fewSpikesTakeTheBundledModel() {
    AutomaticChoice.Chosen chosen = choose(spikes(40, 64), RATIO, EncoderBudget.UNLIMITED);
    assertFalse(chosen.trainedHere(), chosen.reason());
    assertTrue(chosen.reason().startsWith("the bundled model"), chosen.reason());
  }

  /** There is no bundled model of 50 samples. */
  @Test
  void windowDecides() {
    AutomaticChoice.Chosen chosen = choose(spikes(40, 50), RATIO, EncoderBudget.UNLIMITED);
    assertTrue(chosen.trainedHere(), chosen.reason());
    assertTrue(chosen.reason().contains("no bundled model has this window"), chosen.reason());
  }

  @Test
  void targetDecides() {
    AutomaticChoice.Chosen good = choose(MANY, new RateTarget.Quality(22), EncoderBudget.UNLIMITED);
    assertEquals(22, sndrDb(good.codec()), 1);
    assertTrue(sndrDb(FREE.codec()) < 20);
  }

  @Test
  void budgetsDecide() {
    CodecCost free = FREE.codec().cost();
    long parameters = free.encoderParameters() - 1;
    long macs = free.encoderMacsPerSpike() - 1;
    AutomaticChoice.Chosen fewer = choose(MANY, RATIO, new EncoderBudget(parameters, 0));
    assertTrue(fewer.codec().cost().encoderParameters() <= parameters);
    assertTrue(fewer.reason().endsWith("within " + parameters + " parameters"), fewer.reason());
    assertNotEquals(FREE.codec().model(), fewer.codec().model());
    try {
      assertTrue(
          choose(MANY, RATIO, new EncoderBudget(0, macs)).codec().cost().encoderMacsPerSpike()
              <= macs);
    } catch (WrongArgumentException nothingIsQuicker) {
      assertTrue(nothingIsQuicker.getMessage().contains("within " + macs + " MACs per spike"));
    }
  }

  @Test
  void impossibleBudgetsAreRefused() {
    String message =
        assertThrows(
                WrongArgumentException.class,
                () -> choose(spikes(40, 50), RATIO, new EncoderBudget(3, 3)))
            .getMessage();
    assertTrue(message.contains("within 3 parameters and 3 MACs per spike"), message);
    assertThrows(WrongArgumentException.class, () -> new EncoderBudget(-1, 0));
  }

  @Test
  void oneFamilyAndTheBundledModelCompete() {
    AutomaticChoice choice = AutomaticChoice.trainedOrBundled("trellis", RATIO, 1);
    AutomaticChoice.Chosen few = choice.choose(spikes(40, 64), 40, TrainingMonitor.SILENT);
    assertFalse(few.trainedHere(), few.reason());
    AutomaticChoice.Chosen other = choice.choose(spikes(300, 50), 300, TrainingMonitor.SILENT);
    assertTrue(other.trainedHere(), other.reason());
    assertEquals("trellis", other.codec().model().family());
    assertFalse(other.reason().contains("kmeans"), other.reason());
  }

  /** The model of a trained codec is paid once, however many spikes the file holds. */
  @Test
  void theNumberOfSpikesDecides() {
    AutomaticChoice choice = AutomaticChoice.trainedOrBundled("trellis", RATIO, 1);
    Spikes sample = spikes(400, 64);
    assertFalse(choice.choose(sample, 1, TrainingMonitor.SILENT).trainedHere());
    assertTrue(choice.choose(sample, 100_000_000, TrainingMonitor.SILENT).trainedHere());
  }

  /** A model of many classes pays where waveforms drift and the recording is long. */
  @Test
  void manyDriftingSpikesTakeMoreClasses() {
    AutomaticChoice choice =
        AutomaticChoice.trainedOrBundled("trellis", new RateTarget.Ratio(75), 1);
    Spikes sample = spikes(2500, 64, random -> 0.02 + 0.06 * random.nextDouble());
    String few = choice.choose(sample, 2500, TrainingMonitor.SILENT).reason();
    assertFalse(few.contains("classes=96"), few);
    String many = choice.choose(sample, 10_000_000, TrainingMonitor.SILENT).reason();
    assertTrue(many.startsWith("trellis {classes=96}"), many);
  }

  @Test
  void aQualityOutOfReachGetsTheNearest() {
    AutomaticChoice choice =
        AutomaticChoice.trainedOrBundled("trellis", new RateTarget.Quality(79), 1);
    Spikes spikes = spikes(60, 50);
    SpikeCodec codec = choice.choose(spikes, 60, TrainingMonitor.SILENT).codec();
    byte[] payload = codec.encode(spikes.waveforms()).payload();
    Waveforms restored = codec.decode(60, payload);
    assertTrue(SignalToNoise.meanDb(spikes.waveforms(), restored) > 25);
  }

  @Test
  void equalSeedsChooseAlike() {
    AutomaticChoice choice = AutomaticChoice.amongAll(RATIO, EncoderBudget.UNLIMITED, 3);
    SpikeCodec codec = choice.choose(spikes(60, 50), 60, TrainingMonitor.SILENT).codec();
    SpikeCodec again = choice.choose(spikes(60, 50), 60, TrainingMonitor.SILENT).codec();
    assertEquals(codec.model(), again.model());
  }

  private static AutomaticChoice.Chosen choose(
      Spikes spikes, RateTarget target, EncoderBudget budget) {
    return AutomaticChoice.amongAll(target, budget, 1)
        .choose(spikes, spikes.waveforms().numSpikes(), TrainingMonitor.SILENT);
  }

  private static double sndrDb(SpikeCodec codec) {
    byte[] payload = codec.encode(MANY.waveforms()).payload();
    return SignalToNoise.meanDb(
        MANY.waveforms(), codec.decode(MANY.waveforms().numSpikes(), payload));
  }

  /** Three shapes of changing size and place, with noise. */
  private static Spikes spikes(int count, int samples) {
    return spikes(count, samples, random -> 0.03 + 0.02 * random.nextInt(3));
  }

  private static Spikes spikes(int count, int samples, ToDoubleFunction<Random> widths) {
    Random random = new Random(1);
    float[] values = new float[count * samples];
    for (int spike = 0; spike < count; spike++) {
      double width = samples * widths.applyAsDouble(random);
      double size = 80 * (1 + 0.2 * random.nextGaussian());
      double peak = 0.3 * samples + random.nextDouble();
      for (int sample = 0; sample < samples; sample++) {
        double near = (sample - peak) / width;
        double late = (sample - peak - 3 * width) / (2 * width);
        double shape = -Math.exp(-near * near) + 0.4 * Math.exp(-late * late);
        values[spike * samples + sample] = (float) (size * shape + 4 * random.nextGaussian());
      }
    }
    return new Spikes(
        new Waveforms(count, 1, samples, values),
        Optional.empty(),
        Optional.empty(),
        new SpikeMetadata("spikes", 24_000, SignalUnits.MICROVOLTS, samples / 3));
  }
}
