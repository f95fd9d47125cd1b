// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Snippets run as JShell runs them, without compiling any. */
class ObjectExecutionControlTest {

  private static final int SNIPPETS = 1000;

  private static final Semaphore END = new Semaphore(0);

  /** What a pool, a timer or a native library's cleaner does. */
  static void startsAThreadThatLivesOn() {
    Thread thread = new Thread(END::acquireUninterruptibly);
    thread.setDaemon(true);
    thread.start();
  }

  static int answers() {
    return 42;
  }

  static void fails() {
    throw new IllegalStateException("not now");
  }

  @Test
  void aThreadThatLivesOnDoesNotHoldTheCell() throws Exception {
    ObjectExecutionControl control = new ObjectExecutionControl();
    Method snippet = snippet("startsAThreadThatLivesOn");
    try {
      assertTimeoutPreemptively(
          Duration.ofMinutes(2),
          () -> {
            for (int i = 0; i < SNIPPETS; i++) {
              control.invoke(snippet);
            }
          });
    } finally {
      END.release(SNIPPETS);
    }
  }

  @Test
  void handsOverTheValue() throws Exception {
    assertEquals("42", new ObjectExecutionControl().invoke(snippet("answers")));
  }

  @Test
  void reportsWhatTheSnippetThrew() throws Exception {
    Method snippet = snippet("fails");
    InvocationTargetException thrown =
        assertThrows(
            InvocationTargetException.class, () -> new ObjectExecutionControl().invoke(snippet));
    assertEquals("not now", thrown.getCause().getMessage());
  }

  private static Method snippet(String name) throws NoSuchMethodException {
    Method snippet = ObjectExecutionControlTest.class.getDeclaredMethod(name);
    snippet.setAccessible(true);
    return snippet;
  }
}
