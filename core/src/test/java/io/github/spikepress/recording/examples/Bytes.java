// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as files hold them. */
final class Bytes {

  private Bytes() {}

  /** Little-endian 16-bit integers, sample by sample, with further channels of zeros. */
  static byte[] interleaved(int[][] steps, int furtherChannels) {
    ByteBuffer bytes = buffer(steps[0].length * (steps.length + furtherChannels) * Short.BYTES);
    for (int i = 0; i < steps[0].length; i++) {
      for (int[] channel : steps) {
        bytes.putShort((short) channel[i]);
      }
      bytes.position(bytes.position() + furtherChannels * Short.BYTES);
    }
    return bytes.array();
  }

  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
