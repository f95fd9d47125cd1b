// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.progress;

import java.util.concurrent.CancellationException;

/**
 * For loops far below anybody who could tell them of a cancelled job: whoever gives up waiting for
 * a thread interrupts it.
 */
public final class Interruption {

  private Interruption() {}

  /**
   * Ends the work of an interrupted thread. The thread stays interrupted.
   *
   * @throws CancellationException if the calling thread was interrupted
   */
  public static void heed() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
