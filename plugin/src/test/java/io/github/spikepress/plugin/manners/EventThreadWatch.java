// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.manners;

import java.awt.EventQueue;
import java.awt.Toolkit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the event thread for an answer again and again. A late answer may be the machine's fault;
 * the watch counts only the time in which the event thread itself was at work on something else,
 * seen by samples of its stack.
 */
final class EventThreadWatch {

  private static final long EVERY_MILLISECONDS = 10;

  private final AtomicBoolean watching = new AtomicBoolean(true);
  private final AtomicInteger asked = new AtomicInteger();
  private final Thread thread = new Thread(this::watch, "event thread watch");
  private volatile long busyMilliseconds;

  private EventThreadWatch() {}

  static EventThreadWatch start() throws Exception {
    Toolkit.getDefaultToolkit();
    AtomicBoolean up = new AtomicBoolean();
    EventQueue.invokeAndWait(() -> up.set(true));
    EventThreadWatch watch = new EventThreadWatch();
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  void end() throws InterruptedException {
    watching.set(false);
    thread.join();
  }

  int asked() {
    return asked.get();
  }

  /** Longest time at a stretch in which the event thread did not answer because it worked. */
  long busyMilliseconds() {
    return busyMilliseconds;
  }

  private void watch() {
    try {
      while (watching.get()) {
        ask();
        Thread.sleep(EVERY_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    AtomicBoolean answered = new AtomicBoolean();
    long start = System.nanoTime();
    boolean seenAtWork = false;
    EventQueue.invokeLater(() -> answered.set(true));
    while (!answered.get()) {
      Thread.sleep(1);
      seenAtWork |= isAtWork();
    }
    asked.incrementAndGet();
    long waited = (System.nanoTime() - start) / 1_000_000;
    if (seenAtWork) {
      busyMilliseconds = Math.max(busyMilliseconds, waited);
    }
  }

  /** An event thread that waits for events, or that only answers the watch, is not at work. */
  private static boolean isAtWork() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().startsWith("AWT-EventQueue"))
        .flatMap(entry -> java.util.Arrays.stream(entry.getValue()))
        .anyMatch(
            frame ->
                frame.getClassName().startsWith("io.github.spikepress")
                    || frame.getClassName().startsWith("ij.")
                    || frame.getClassName().startsWith("org.knowm"));
  }
}
