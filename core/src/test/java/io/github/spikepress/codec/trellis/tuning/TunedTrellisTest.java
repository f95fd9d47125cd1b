// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.RateAdjustable;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.trellis.coding.MagnitudeCoder;
import io.github.spikepress.codec.trellis.search.OperatingPoint;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.simulation.SimulatedSpikes;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunedTrellisTest extends UntrainedCodecPromises {

  private static final TunedTrellisCodec CODEC = bundled(1);

  private static TunedTrellisCodec bundled(int channels) {
    CodecModel model = BundledModels.find(channels, 64, 24_000).orElseThrow();
    return (TunedTrellisCodec) CodecFamilies.load(model);
  }

  @Override
  RateAdjustable codec() {
    return CODEC;
  }

  @Override
  double ratioTolerance() {
    return 1.15;
  }

  @Override
  double qualityTolerance() {
    return 1;
  }

  @Test
  void tuningToTheRecordingIsWorthItsBits() {
    OperatingPoint own = OperatingPoint.of(CODEC.tunedTo(SPIKES).model(), SPIKES);
    OperatingPoint other = OperatingPoint.of(CODEC.tunedTo(simulated(1, 12)).model(), SPIKES);
    double tuning = 8.0 * bytes(CODEC.tunedTo(SPIKES).tuning()).length / SPIKES.numSpikes();
    assertTrue(
        own.bitsPerSpike() + tuning < 0.9 * other.bitsPerSpike() && own.sndrDb() > other.sndrDb(),
        own + " and " + tuning + " bits, with another recording's tuning " + other);
  }

  @Test
  void betterThanTheModelThatKnowsOnlyTheLevel() {
    RateTarget target = new RateTarget.Ratio(40);
    RateAdjustable old =
        (RateAdjustable) CodecFamilies.load(BundledModels.named("trellis-1x64-24000.safetensors"));
    double before = qualityDb(old.adjusted(target, SPIKES), SPIKES);
    double now = qualityDb(CODEC.adjusted(target, SPIKES), SPIKES);
    assertTrue(now > before + 1, now + " dB, before " + before);
  }

  /** Noise that swings from sample to sample is nothing that the prior expects. */
  @Test
  void ownDirectionsAreStoredWhereTheySaveBits() {
    float[] values = SPIKES.values().clone();
    Random random = new Random(5);
    for (int n = 0; n < SPIKES.numSpikes(); n++) {
      double height = 20 * random.nextGaussian();
      for (int t = 0; t < 64; t++) {
        values[64 * n + t] += (float) (t % 2 == 0 ? height : -height);
      }
    }
    Waveforms swinging = new Waveforms(SPIKES.numSpikes(), 1, 64, values);
    assertTrue(CODEC.tunedTo(swinging).tuning().directions().length > 0);
    assertEquals(0, CODEC.tunedTo(SPIKES.slice(0, 12)).tuning().directions().length);
  }

  /** What all channels share goes along one direction across them. */
  @Test
  void channelsAreMixedAsTheSpikesAre() {
    Waveforms one = simulated(1, 4711);
    float[] values = new float[4 * one.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = one.values()[i / 256 * 64 + i % 64];
    }
    Waveforms four = new Waveforms(one.numSpikes(), 4, 64, values);
    int[] first = bundled(4).tunedTo(four).tuning().mixture()[0];
    for (int c = 1; c < 4; c++) {
      assertEquals(first[0], first[c], 1);
    }
    assertTrue(Math.abs(first[0]) > 2, Arrays.toString(first));
  }

  @Test
  void classesGrowWithTheSpikesAndTheEffort() {
    TunedTrellisCodec.Effort usual = TunedTrellisCodec.Effort.DEFAULT;
    assertTrue(usual.classes(100) < usual.classes(4000));
    assertEquals(2 * usual.classes(3600), new TunedTrellisCodec.Effort(0, 1).classes(3600));
    int few = CODEC.tunedTo(SPIKES.slice(0, 40)).tuning().numClasses();
    assertTrue(few < CODEC.tunedTo(SPIKES).tuning().numClasses());
  }

  @Test
  void tuningsAreReadAsTheyWereWritten() {
    for (int channels : new int[] {1, 4}) {
      TunedTrellisCodec codec = bundled(channels);
      TuningCoder coder = coder(codec);
      Tuning tuning = codec.tunedTo(simulated(channels, 8)).tuning();
      RangeEncoder encoder = new RangeEncoder();
      coder.write(encoder, tuning, new SymbolCounts(MagnitudeCoder.CONTEXTS));
      Tuning read = coder.read(new RangeDecoder(encoder.finish()));
      assertEquals(tuning.scale(), read.scale());
      assertArrayEquals(tuning.means(), read.means());
      assertArrayEquals(tuning.directions(), read.directions());
      assertArrayEquals(tuning.mixture(), read.mixture());
      assertArrayEquals(tuning.profile(), read.profile());
      assertArrayEquals(tuning.widths(), read.widths());
      assertArrayEquals(tuning.classLengths(), read.classLengths());
      assertArrayEquals(tuning.stepLengths(), read.stepLengths());
      assertEquals(tuning.numDirections(), read.numDirections());
    }
  }

  private static byte[] bytes(Tuning tuning) {
    RangeEncoder encoder = new RangeEncoder();
    coder(CODEC).write(encoder, tuning, new SymbolCounts(MagnitudeCoder.CONTEXTS));
    return encoder.finish();
  }

  private static TuningCoder coder(TunedTrellisCodec codec) {
    TuningPrior prior = TuningTensors.read(codec.model());
    return new TuningCoder(prior, new MagnitudeCoder(prior.tables()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 150, 400})
  void ratiosFarApartAreReached(double wanted) {
    SpikeCodec adjusted = CODEC.adjusted(new RateTarget.Ratio(wanted), SPIKES);
    double reached = ratio(adjusted, SPIKES);
    assertTrue(reached >= wanted && reached < 1.25 * wanted, reached + " for " + wanted);
  }

  @Test
  void everyBundledModelRestoresSpikesThatItHasNotSeen() {
    assertEquals(12, BundledModels.names().size());
    for (int channels : new int[] {1, 4}) {
      for (double hz : new double[] {24_000, 30_000, 10_000}) {
        SimulationSettings settings =
            SimulationSettings.DEFAULT.withSamplingFrequency(hz).withSize(8, channels);
        Waveforms spikes =
            SimulatedSpikes.make(settings, CuttingSettings.DEFAULT, 99, Progress.SILENT)
                .waveforms();
        CodecModel model = BundledModels.find(channels, spikes.numSamples(), hz).orElseThrow();
        assertEquals(TuningTensors.FORMAT_VERSION, model.card().formatVersion());
        double quality = qualityDb(CodecFamilies.load(model), spikes);
        assertTrue(quality > 7, channels + " x " + hz + " Hz: " + quality + " dB");
      }
    }
  }
}
