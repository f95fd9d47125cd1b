// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import java.awt.EventQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CommandRunTest {

  /** The Recorder's Run button does that; the command's events need the same thread. */
  @Test
  void aMacroOnTheEventThreadRunsToItsEnd() throws Exception {
    CommandMenus.install();
    CountDownLatch done = new CountDownLatch(1);
    AtomicBoolean dispatched = new AtomicBoolean();
    EventQueue.invokeLater(
        () -> {
          EventQueue.invokeLater(() -> dispatched.set(true));
          new Interpreter().run("run(\"About SpikePress\");", "");
          assertTrue(dispatched.get(), "events go on meanwhile");
          done.countDown();
        });
    assertTrue(done.await(60, TimeUnit.SECONDS), "the command waits for the thread that waits");
    assertEquals(1, ResultsTable.getResultsTable().size());
  }
}
