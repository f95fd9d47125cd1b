// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.RateAdjustable;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.DamagedFileException;
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

class TunedTrellisTest {

  private static final Waveforms SPIKES = simulated(1, 4711);

  private static final TunedTrellisCodec CODEC = bundled(1);

  private static TunedTrellisCodec bundled(int channels) {
    CodecModel model = BundledModels.find(channels, 64, 24_000).orElseThrow();
    return (TunedTrellisCodec) CodecFamilies.load(model);
  }

  private static Waveforms simulated(int channels, long seed) {
    SimulationSettings settings = SimulationSettings.DEFAULT.withSize(12, channels);
    return SimulatedSpikes.make(settings, CuttingSettings.DEFAULT, seed, Progress.SILENT)
        .waveforms();
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
  @ValueSource(floats = {1e-7f, 0.25f, 3000})
  void levelOfTheRecordingDoesNotMatter(float level) {
    float[] values = SPIKES.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= level;
    }
    Waveforms other = new Waveforms(SPIKES.numSpikes(), 1, 64, values);
    assertEquals(qualityDb(CODEC, SPIKES), qualityDb(CODEC, other), 0.7);
    assertEquals(ratio(CODEC, SPIKES) / ratio(CODEC, other), 1, 0.05);
  }

  @Test
  void artefactsDoNotSpoilTheOtherSpikes() {
    float[] values = SPIKES.values().clone();
    Arrays.fill(values, 0, 64, 1e7f);
    Arrays.fill(values, 64, 128, -2000);
    Waveforms disturbed = new Waveforms(SPIKES.numSpikes(), 1, 64, values);
    EncodedSpikes encoded = CODEC.encode(disturbed);
    Waveforms restored = CODEC.decode(encoded.numSpikes(), encoded.payload());
    Waveforms rest = SPIKES.slice(2, SPIKES.numSpikes());
    double expected = qualityDb(CODEC, rest);
    assertEquals(expected, SignalToNoise.meanDb(rest, restored.slice(2, SPIKES.numSpikes())), 1.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 40, 150, 400})
  void ratioIsReachedWithoutTraining(double wanted) {
    Waveforms many = simulated(1, 3);
    SpikeCodec adjusted = CODEC.adjusted(new RateTarget.Ratio(wanted), many);
    double reached = ratio(adjusted, many);
    assertTrue(reached >= wanted && reached < 1.15 * wanted, reached + " for " + wanted);
    assertEquals(ModelFile.sha256(CODEC.model()), ModelFile.sha256(adjusted.model()));
    byte[] payload = adjusted.encode(many).payload();
    assertEquals(
        adjusted.decode(many.numSpikes(), payload), CODEC.decode(many.numSpikes(), payload));
  }

  @ParameterizedTest
  @ValueSource(doubles = {8, 14, 20})
  void qualityIsReachedWithoutTraining(double wanted) {
    SpikeCodec adjusted = CODEC.adjusted(new RateTarget.Quality(wanted), SPIKES);
    double reached = qualityDb(adjusted, SPIKES);
    assertTrue(reached >= wanted && reached < wanted + 1, reached + " for " + wanted);
  }

  @Test
  void withoutATargetNothingChanges() {
    assertSame(CODEC, CODEC.adjusted(new RateTarget.Unspecified(), SPIKES));
  }

  @Test
  void impossibleLevelsAreDamages() {
    byte[] payload = CODEC.encode(SPIKES).payload();
    payload[0] = 0;
    assertThrows(DamagedFileException.class, () -> CODEC.decode(SPIKES.numSpikes(), payload));
  }

  @Test
  void silenceAndNothingComeBack() {
    Waveforms silence = new Waveforms(3, 1, 64, new float[192]);
    assertEquals(silence, CODEC.decode(3, CODEC.encode(silence).payload()));
    Waveforms none = new Waveforms(0, 1, 64, new float[0]);
    assertEquals(none, CODEC.decode(0, CODEC.encode(none).payload()));
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

  private static double qualityDb(SpikeCodec codec, Waveforms spikes) {
    EncodedSpikes encoded = codec.encode(spikes);
    return SignalToNoise.meanDb(spikes, codec.decode(encoded.numSpikes(), encoded.payload()));
  }

  private static double ratio(SpikeCodec codec, Waveforms spikes) {
    return 16.0 * spikes.values().length / codec.encode(spikes).payloadBits();
  }
}
