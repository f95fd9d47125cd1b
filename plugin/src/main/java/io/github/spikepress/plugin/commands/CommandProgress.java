// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.progress.Progress;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.scijava.task.Task;

/** Shows the core's progress as a task of SciJava, with an estimate of the time left. */
public final class CommandProgress implements Progress, TrainingMonitor {

  private static final long STEPS = 1000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double WORTH_TELLING_SECONDS = 2;

  private final Task task;
  private final BooleanSupplier cancelled;
  private String stage = "";
  private long stageStart;

  /**
   * Follows one command.
   *
   * @param task what the task bar shows
   * @param cancelled whether the command itself was cancelled
   */
  public CommandProgress(Task task, BooleanSupplier cancelled) {
    this.task = task;
    this.cancelled = cancelled;
    task.setProgressMaximum(STEPS);
  }

  @Override
  public synchronized void update(String newStage, double fraction) {
    long now = System.nanoTime();
    if (!newStage.equals(stage)) {
      stage = newStage;
      stageStart = now;
    }
    task.setStatusMessage(newStage + timeLeft((now - stageStart) / NANOS_PER_SECOND, fraction));
    task.setProgressValue(Math.round(STEPS * fraction));
  }

  @Override
  public void progressed(TrainingProgress progress) {
    String quality =
        Double.isNaN(progress.validationSndrDb())
            ? ""
            : String.format(Locale.ROOT, ", %.2f dB", progress.validationSndrDb());
    update("Training", (double) progress.epoch() / Math.max(1, progress.epochs()));
    task.setStatusMessage(
        "Training: epoch " + progress.epoch() + " of " + progress.epochs() + quality);
  }

  @Override
  public boolean cancelled() {
    return task.isCanceled() || cancelled.getAsBoolean();
  }

  private static String timeLeft(double seconds, double fraction) {
    double left = seconds / Math.max(fraction, 1e-9) - seconds;
    return seconds > WORTH_TELLING_SECONDS && fraction > 0 && fraction < 1
        ? String.format(Locale.ROOT, ", %.0f s left", left)
        : "";
  }
}
