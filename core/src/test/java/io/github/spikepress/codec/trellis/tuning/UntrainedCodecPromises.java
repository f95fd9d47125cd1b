// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.RateAdjustable;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.simulation.SimulatedSpikes;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What codecs promise that are made for recordings that they were not trained on. */
abstract class UntrainedCodecPromises {

  static final Waveforms SPIKES = simulated(1, 4711);

  /** A codec for one channel of 64 samples at 24 kHz. */
  abstract RateAdjustable codec();

  /** How far beyond a ratio the codec may go, as a factor. */
  abstract double ratioTolerance();

  /** How far beyond a quality the codec may go, in dB. */
  abstract double qualityTolerance();

  static Waveforms simulated(int channels, long seed) {
    SimulationSettings settings = SimulationSettings.DEFAULT.withSize(12, channels);
    return SimulatedSpikes.make(settings, CuttingSettings.DEFAULT, seed, Progress.SILENT)
        .waveforms();
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-7f, 0.25f, 3000})
  void levelOfTheRecordingDoesNotMatter(float level) {
    float[] values = SPIKES.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= level;
    }
    Waveforms other = new Waveforms(SPIKES.numSpikes(), 1, 64, values);
    assertEquals(qualityDb(codec(), SPIKES), qualityDb(codec(), other), 0.7);
    assertEquals(ratio(codec(), SPIKES) / ratio(codec(), other), 1, 0.05);
  }

  @Test
  void artefactsDoNotSilenceTheOtherSpikes() {
    float[] values = SPIKES.values().clone();
    Arrays.fill(values, 0, 64, 1e7f);
    Waveforms disturbed = new Waveforms(SPIKES.numSpikes(), 1, 64, values);
    EncodedSpikes encoded = codec().encode(disturbed);
    Waveforms restored = codec().decode(encoded.numSpikes(), encoded.payload());
    Waveforms rest = SPIKES.slice(1, SPIKES.numSpikes());
    double expected = qualityDb(codec(), rest);
    assertEquals(expected, SignalToNoise.meanDb(rest, restored.slice(1, SPIKES.numSpikes())), 0.7);
  }

  @ParameterizedTest
  @ValueSource(doubles = {15, 25, 40, 80})
  void ratioIsReachedWithoutTraining(double wanted) {
    SpikeCodec adjusted = codec().adjusted(new RateTarget.Ratio(wanted), SPIKES);
    double reached = ratio(adjusted, SPIKES);
    assertTrue(
        reached >= wanted && reached < ratioTolerance() * wanted, reached + " for " + wanted);
    assertEquals(ModelFile.sha256(codec().model()), ModelFile.sha256(adjusted.model()));
    byte[] payload = adjusted.encode(SPIKES).payload();
    assertEquals(
        adjusted.decode(SPIKES.numSpikes(), payload), codec().decode(SPIKES.numSpikes(), payload));
  }

  @ParameterizedTest
  @ValueSource(doubles = {8, 14, 20})
  void qualityIsReachedWithoutTraining(double wanted) {
    SpikeCodec adjusted = codec().adjusted(new RateTarget.Quality(wanted), SPIKES);
    double reached = qualityDb(adjusted, SPIKES);
    assertTrue(
        reached >= wanted && reached < wanted + qualityTolerance(), reached + " for " + wanted);
  }

  @Test
  void withoutATargetNothingChanges() {
    assertSame(codec(), codec().adjusted(new RateTarget.Unspecified(), SPIKES));
  }

  @Test
  void impossibleLevelsAreDamages() {
    byte[] payload = codec().encode(SPIKES).payload();
    payload[0] = 0;
    assertThrows(DamagedFileException.class, () -> codec().decode(SPIKES.numSpikes(), payload));
  }

  @Test
  void silenceAndNothingComeBack() {
    Waveforms silence = new Waveforms(3, 1, 64, new float[192]);
    assertEquals(silence, codec().decode(3, codec().encode(silence).payload()));
    Waveforms none = new Waveforms(0, 1, 64, new float[0]);
    assertEquals(none, codec().decode(0, codec().encode(none).payload()));
  }

  static double qualityDb(SpikeCodec codec, Waveforms spikes) {
    EncodedSpikes encoded = codec.encode(spikes);
    return SignalToNoise.meanDb(spikes, codec.decode(encoded.numSpikes(), encoded.payload()));
  }

  static double ratio(SpikeCodec codec, Waveforms spikes) {
    return 16.0 * spikes.values().length / codec.encode(spikes).payloadBits();
  }
}
