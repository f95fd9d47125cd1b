// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Memory and time that a piece of work asks for, whatever else the computer does. */
public final class Allocation {

  private Allocation() {}

  /**
   * Runs work on this thread.
   *
   * @param work what to do
   * @return bytes that it asked for, whether they are freed again or not
   */
  public static long of(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /**
   * Runs work on this thread.
   *
   * @param work what to do
   * @return seconds of the processor that it took
   */
  public static double processorSeconds(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    work.run();
    return (threads.getCurrentThreadCpuTime() - before) / 1e9;
  }
}
