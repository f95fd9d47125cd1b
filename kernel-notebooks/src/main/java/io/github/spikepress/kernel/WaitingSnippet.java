// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.locks.LockSupport;

/**
 * A snippet that begins only when the thread that started it waits for it. JShell starts a snippet,
 * then counts the threads of its group and waits until all of them have ended. A snippet that is
 * quicker than the counting and starts a thread that lives on (a pool, a timer, a native library's
 * cleaner) would never return.
 */
final class WaitingSnippet {

  private static final long PAUSE_NANOS = 20_000;

  private static volatile WaitingSnippet next;

  private final Method snippet;
  private final Thread starter;

  private WaitingSnippet(Method snippet, Thread starter) {
    this.snippet = snippet;
    this.starter = starter;
  }

  /**
   * Prepares a snippet. One at a time, as JShell runs them.
   *
   * @param snippet what JShell made of it, static and without parameters
   * @param starter the thread that will wait for it
   * @return to be called in its place
   */
  static Method of(Method snippet, Thread starter) {
    next = new WaitingSnippet(snippet, starter);
    try {
      Method run = WaitingSnippet.class.getDeclaredMethod("run");
      run.setAccessible(true);
      return run;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Waits for the starter and runs the snippet. JShell calls it.
   *
   * @return the snippet's value
   * @throws Throwable what the snippet threw
   */
  static Object run() throws Throwable {
    WaitingSnippet waiting = next;
    while (!waiting.starterWaits()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    try {
      return waiting.snippet.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private boolean starterWaits() {
    Thread.State state = starter.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }
}
