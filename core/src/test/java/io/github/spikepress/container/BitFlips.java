// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.errors.SpikePressException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Files with one bit turned over. */
final class BitFlips {

  private BitFlips() {}

  /** Every single flipped bit of a file makes reading it fail with one line. */
  static void assertAllNoticed(byte[] whole, Path damaged, Consumer<Path> reading)
      throws IOException {
    Files.write(damaged, whole);
    try (FileChannel channel = FileChannel.open(damaged, StandardOpenOption.WRITE)) {
      for (int at = 0; at < whole.length; at++) {
        for (int bit = 1; bit < 256; bit <<= 1) {
          put(channel, at, whole[at] ^ bit);
          String where = "bit " + bit + " of byte " + at;
          assertThrows(SpikePressException.class, () -> reading.accept(damaged), where);
        }
        put(channel, at, whole[at]);
      }
    }
    reading.accept(damaged);
  }

  private static void put(FileChannel channel, int at, int value) throws IOException {
    channel.write(ByteBuffer.wrap(new byte[] {(byte) value}), at);
  }
}
