// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.manners;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.manners.CommandTable.Row;
import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands leave the event thread alone. */
class EventThreadTest {

  private static final long MOST_MILLISECONDS = 200;

  @TempDir private Path folder;

  @Test
  void theEventThreadIsNeverBlockedWhileCommandsRun() throws Exception {
    EventThreadWatch watch = EventThreadWatch.start();
    for (Row row : new CommandTable(folder).rows()) {
      CommandRuns.outputs(
          row.label(),
          row.inputs().entrySet().stream()
              .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
              .toArray());
    }
    watch.end();
    assertTrue(watch.asked() > 50, "it was watched");
    assertFalse(
        watch.busyMilliseconds() > MOST_MILLISECONDS,
        "the event thread worked for " + watch.busyMilliseconds() + " ms at a time");
  }

  @Test
  void theWatchSeesABlockedThread() throws Exception {
    EventThreadWatch watch = EventThreadWatch.start();
    CountDownLatch done = new CountDownLatch(1);
    EventQueue.invokeLater(
        () -> {
          long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(400);
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          done.countDown();
        });
    assertTrue(done.await(20, TimeUnit.SECONDS));
    watch.end();
    assertTrue(watch.busyMilliseconds() > MOST_MILLISECONDS);
  }

  @Test
  void workIsDoneOnAThreadOfTheCommand() {
    AtomicReference<String> worker = new AtomicReference<>("");
    Thread watcher =
        new Thread(
            () -> {
              while (worker.get().isEmpty()) {
                Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter("Sort Spikes"::equals)
                    .forEach(worker::set);
              }
            });
    watcher.setDaemon(true);
    watcher.start();
    Row sorting =
        new CommandTable(folder)
            .rows().stream().filter(r -> r.label().startsWith("Sort")).findFirst().orElseThrow();
    CommandRuns.module(sorting.label(), sorting.inputs()).run();
    assertTrue(worker.get().equals("Sort Spikes"));
  }
}
