// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.GoldenFiles;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Payloads of bundled models that were written once and must be read for ever, to the last bit.
 * {@link #main} writes those of one model, which is right only when the model is new.
 */
class BundledGoldenTest {

  private static final int SPIKES = 40;

  @ParameterizedTest
  @ValueSource(strings = {"trellis-1x64-24000", "trellis-tuned-1x64-24000"})
  void oldPayloadsAreReadAlike(String name) throws IOException {
    SpikeCodec codec = codec(name);
    Waveforms decoded = codec.decode(SPIKES, GoldenFiles.resource(name + ".payload.bin"));
    assertArrayEquals(GoldenFiles.resource(name + ".decoded.bin"), GoldenFiles.bytesOf(decoded));
    assertTrue(SignalToNoise.meanDb(spikes(), decoded) > 6, "far from what went in");
  }

  /**
   * Writes a model's golden files.
   *
   * @param arguments the folder of the test resources and the model's name
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], "codec", "golden");
    SpikeCodec codec = codec(arguments[1]);
    byte[] payload = codec.encode(spikes()).payload();
    Files.write(folder.resolve(arguments[1] + ".payload.bin"), payload);
    Files.write(
        folder.resolve(arguments[1] + ".decoded.bin"),
        GoldenFiles.bytesOf(codec.decode(SPIKES, payload)));
  }

  private static SpikeCodec codec(String name) {
    return CodecFamilies.load(BundledModels.named(name + ".safetensors"));
  }

  /** Two units with noise, in whole numbers, so that they are alike on any machine. */
  private static Waveforms spikes() {
    float[] values = new float[SPIKES * 64];
    int state = 1;
    for (int i = 0; i < values.length; i++) {
      state = state * 1_103_515_245 + 12_345;
      int noise = (state >>> 16) % 9 - 4;
      int time = i % 64 - 20;
      int width = i / 64 % 2 == 0 ? 4 : 20;
      values[i] = noise - (100 + i / 64 % 5) * width / (width + time * time);
    }
    return new Waveforms(SPIKES, 1, 64, values);
  }
}
