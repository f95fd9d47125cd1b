// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Memory that a piece of work asks for, whether it is freed again or not. */
public final class Allocation {

  private Allocation() {}

  /**
   * Runs work on this thread.
   *
   * @param work what to do
   * @return bytes that it asked for
   */
  public static long of(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
