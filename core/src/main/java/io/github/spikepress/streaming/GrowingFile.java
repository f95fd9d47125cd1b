// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import io.github.spikepress.files.FileBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The bytes of a file that another program is still writing. At its end it waits for more; when
 * nothing comes for a while, the file has ended. Not thread-safe.
 */
public final class GrowingFile extends InputStream {

  private static final long POLL_MS = 5;

  private final FileChannel channel;
  private final long patienceNanos;

  /**
   * Opens a file.
   *
   * @param file an existing file
   * @param patience how long nothing may come before the file counts as ended
   */
  public GrowingFile(Path file, Duration patience) {
    channel = FileBytes.open(file);
    patienceNanos = patience.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    long waiting = System.nanoTime();
    int count = channel.read(ByteBuffer.wrap(into, from, length));
    while (count < 0 && System.nanoTime() - waiting < patienceNanos) {
      try {
        Thread.sleep(POLL_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
      count = channel.read(ByteBuffer.wrap(into, from, length));
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
