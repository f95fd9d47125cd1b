// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.sample;

import io.github.spikepress.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The bundled sample: 20 s of one simulated channel at 24 kHz with three neurons, a flat 16-bit
 * file with its sidecar and its true spikes.
 */
public final class BundledSample {

  private static final String FOLDER = "/spikepress/sample/";
  private static final String RECORDING = "sample.bin";
  private static final List<String> FILES = List.of("sample.json", "sample.truth.csv", RECORDING);

  private BundledSample() {}

  /**
   * Copies the sample out of the program.
   *
   * @param folder an existing folder
   * @return the recording's file in it
   * @throws io.github.spikepress.errors.WrongArgumentException if it cannot be written
   */
  public static Path copyTo(Path folder) {
    for (String name : FILES) {
      byte[] content = read(name);
      AtomicFile.write(
          folder.resolve(name),
          channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
          });
    }
    return folder.resolve(RECORDING);
  }

  private static byte[] read(String name) {
    try (InputStream in = BundledSample.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException(FOLDER + name + " is missing; install the program again");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
