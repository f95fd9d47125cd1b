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

class AdaptiveTrellisTest {

  private static final Waveforms SPIKES = simulated(1);

  private static final RateAdjustable CODEC = bundled();

  private static RateAdjustable bundled() {
    CodecModel model = BundledModels.named("trellis-1x64-24000.safetensors");
    return (RateAdjustable) CodecFamilies.load(model);
  }

  private static Waveforms simulated(int channels) {
    SimulationSettings settings = SimulationSettings.DEFAULT.withSize(10, channels);
    return SimulatedSpikes.make(settings, CuttingSettings.DEFAULT, 4711, Progress.SILENT)
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
    assertEquals(qualityDb(CODEC, SPIKES), qualityDb(CODEC, other), 0.7);
    assertEquals(ratio(CODEC, SPIKES) / ratio(CODEC, other), 1, 0.05);
  }

  @Test
  void artefactsDoNotSilenceTheOtherSpikes() {
    float[] values = SPIKES.values().clone();
    Arrays.fill(values, 0, 64, 1e7f);
    Waveforms disturbed = new Waveforms(SPIKES.numSpikes(), 1, 64, values);
    EncodedSpikes encoded = CODEC.encode(disturbed);
    Waveforms restored = CODEC.decode(encoded.numSpikes(), encoded.payload());
    Waveforms rest = SPIKES.slice(1, SPIKES.numSpikes());
    double expected = qualityDb(CODEC, rest);
    assertEquals(expected, SignalToNoise.meanDb(rest, restored.slice(1, SPIKES.numSpikes())), 0.7);
  }

  @ParameterizedTest
  @ValueSource(doubles = {15, 25, 40, 80})
  void ratioIsReachedWithoutTraining(double wanted) {
    SpikeCodec adjusted = CODEC.adjusted(new RateTarget.Ratio(wanted), SPIKES);
    double reached = ratio(adjusted, SPIKES);
    assertTrue(reached >= wanted && reached < 1.3 * wanted, reached + " for " + wanted);
    assertEquals(ModelFile.sha256(CODEC.model()), ModelFile.sha256(adjusted.model()));
    assertArrayEquals(
        adjusted.decode(SPIKES.numSpikes(), adjusted.encode(SPIKES).payload()).values(),
        CODEC.decode(SPIKES.numSpikes(), adjusted.encode(SPIKES).payload()).values());
  }

  @ParameterizedTest
  @ValueSource(doubles = {8, 14, 20})
  void qualityIsReachedWithoutTraining(double wanted) {
    SpikeCodec adjusted = CODEC.adjusted(new RateTarget.Quality(wanted), SPIKES);
    double reached = qualityDb(adjusted, SPIKES);
    assertTrue(reached >= wanted && reached < wanted + 3, reached + " for " + wanted);
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

  private static double qualityDb(SpikeCodec codec, Waveforms spikes) {
    EncodedSpikes encoded = codec.encode(spikes);
    return SignalToNoise.meanDb(spikes, codec.decode(encoded.numSpikes(), encoded.payload()));
  }

  private static double ratio(SpikeCodec codec, Waveforms spikes) {
    return 16.0 * spikes.values().length / codec.encode(spikes).payloadBits();
  }
}
