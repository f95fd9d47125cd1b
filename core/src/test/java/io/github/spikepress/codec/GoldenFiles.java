// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Files that were written once and are compared for ever. */
public final class GoldenFiles {

  private GoldenFiles() {}

  /** Values as little-endian single-precision numbers. */
  public static byte[] bytesOf(Waveforms waveforms) {
    ByteBuffer buffer =
        ByteBuffer.allocate(4 * waveforms.values().length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(waveforms.values());
    return buffer.array();
  }

  /** A file of the golden folder among the test resources. */
  public static byte[] resource(String name) throws IOException {
    try (InputStream stream = GoldenFiles.class.getResourceAsStream("/codec/golden/" + name)) {
      return stream.readAllBytes();
    }
  }
}
