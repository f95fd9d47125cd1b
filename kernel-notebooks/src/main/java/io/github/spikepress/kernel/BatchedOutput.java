// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gathers what a cell prints and sends it on in larger pieces: the protocol takes a signed message
 * for every piece, so a message a line would make long outputs crawl. Thread-safe.
 */
final class BatchedOutput extends OutputStream {

  private static final int PIECE_BYTES = 1 << 15;
  private static final int DELAY_MILLIS = 50;

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "cell output");
            thread.setDaemon(true);
            return thread;
          });

  private final PrintStream target;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private boolean scheduled;

  BatchedOutput(PrintStream target) {
    this.target = target;
  }

  PrintStream printStream() {
    return new PrintStream(this, false, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int value) {
    waiting.write(value);
    settle();
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    waiting.write(bytes, offset, length);
    settle();
  }

  /** Sends what waits; a flush by the cell itself is left to the timer. */
  synchronized void send() {
    scheduled = false;
    if (waiting.size() > 0) {
      byte[] bytes = waiting.toByteArray();
      waiting.reset();
      target.write(bytes, 0, bytes.length);
      target.flush();
    }
  }

  @Override
  public void close() throws IOException {
    send();
  }

  private void settle() {
    if (waiting.size() >= PIECE_BYTES) {
      send();
    } else if (!scheduled) {
      scheduled = true;
      TIMER.schedule(this::send, DELAY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
