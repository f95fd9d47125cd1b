// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.plugin.bridge.BridgeContext;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

class CommandProgressTest {

  private final Task task = BridgeContext.get().service(TaskService.class).createTask("work");

  @Test
  void estimatesTheTimeLeft() {
    assertEquals("", CommandProgress.timeLeft(1, 0.5), "too early to tell");
    assertEquals("", CommandProgress.timeLeft(60, 0));
    assertEquals("", CommandProgress.timeLeft(60, 1));
    assertEquals(", 30 s left", CommandProgress.timeLeft(10, 0.25));
    assertEquals(", 10 min left", CommandProgress.timeLeft(200, 0.25));
  }

  @Test
  void tellsTheTaskBar() {
    CommandProgress progress = new CommandProgress(task, () -> false, false);
    progress.update("Cutting spikes", 0.25);
    assertEquals("Cutting spikes", task.getStatusMessage());
    assertEquals(0.25, (double) task.getProgressValue() / task.getProgressMaximum(), 1e-9);
    progress.progressed(new TrainingProgress(3, 12, 0.5, 17.256, 40));
    assertEquals("Training: epoch 3 of 12, 17.26 dB", task.getStatusMessage());
    assertEquals(0.25, (double) task.getProgressValue() / task.getProgressMaximum(), 1e-9);
  }

  @Test
  void unwantedWorkEndsWhereItAsks() {
    CommandProgress progress = new CommandProgress(task, () -> true, false);
    assertThrows(CancellationException.class, progress::cancelled);
  }

  @Test
  void trainingsAreAskedForTheirBestOnceThereIsOne() {
    CommandProgress progress = new CommandProgress(task, () -> true, true);
    assertTrue(progress.cancelled());
    assertFalse(progress.handsOverBest());
    progress.progressed(new TrainingProgress(1, 12, 0.5, 17, 40));
    assertTrue(progress.handsOverBest());
    progress.abandon();
    assertThrows(CancellationException.class, progress::cancelled);
    assertThrows(CancellationException.class, () -> progress.update("Training", 0.5));
  }
}
