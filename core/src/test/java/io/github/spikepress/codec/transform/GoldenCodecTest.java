// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.GoldenFiles;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models, payloads and decoded values that were written once and must be read for ever. {@link
 * #main} writes them anew, which is right only together with a new format version.
 */
class GoldenCodecTest {

  private static final int SPIKES = 24;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pca-entropy",
        "pca-fixed16",
        "dct-entropy",
        "dct-fixed16",
        "dwt-entropy",
        "dwt-fixed16",
        "cs-entropy",
        "cs-fixed16"
      })
  void oldFilesAreReadAndWrittenAlike(String name) throws IOException {
    CodecModel model = ModelFile.fromBytes(name, GoldenFiles.resource(name + ".safetensors"));
    SpikeCodec codec = CodecFamilies.load(model);
    byte[] payload = GoldenFiles.resource(name + ".payload.bin");
    assertArrayEquals(payload, codec.encode(spikes()).payload(), "encoded");
    assertArrayEquals(
        GoldenFiles.resource(name + ".decoded.bin"),
        GoldenFiles.bytesOf(codec.decode(SPIKES, payload)),
        "decoded");
    assertEquals(train(name).model().tensors(), model.tensors(), "trained");
  }

  /**
   * Writes the golden files.
   *
   * @param arguments the folder of the test resources
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0], "codec", "golden"));
    for (String family : new String[] {"pca", "dct", "dwt", "cs"}) {
      for (String coder : new String[] {"entropy", "fixed16"}) {
        String name = family + "-" + coder;
        SpikeCodec codec = train(name);
        byte[] payload = codec.encode(spikes()).payload();
        Files.write(folder.resolve(name + ".safetensors"), ModelFile.toBytes(codec.model()));
        Files.write(folder.resolve(name + ".payload.bin"), payload);
        Files.write(
            folder.resolve(name + ".decoded.bin"),
            GoldenFiles.bytesOf(codec.decode(SPIKES, payload)));
      }
    }
  }

  private static SpikeCodec train(String name) {
    String[] parts = name.split("-");
    TrainingRequest request =
        new TrainingRequest(
            new RateTarget.Ratio(5), OptionalInt.empty(), Map.of("coder", parts[1]));
    return CodecFamilies.named(parts[0]).train(spikes(), request, 9, TrainingMonitor.SILENT);
  }

  /** Two channels of 16 samples; whole numbers, so that they are alike on any machine. */
  private static Waveforms spikes() {
    float[] values = new float[SPIKES * 32];
    int state = 1;
    for (int i = 0; i < values.length; i++) {
      state = state * 1_103_515_245 + 12_345;
      int noise = (state >>> 16) % 7 - 3;
      int time = i % 16 - 5;
      values[i] = noise - (80 + 10 * (i / 32 % 5)) / (1 + time * time * (1 + i / 16 % 2));
    }
    return new Waveforms(SPIKES, 2, 16, values);
  }
}
