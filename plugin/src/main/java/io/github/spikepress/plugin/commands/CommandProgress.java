// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.progress.Progress;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.scijava.task.Task;

/** Shows the core's progress as a task of SciJava, with an estimate of the time left. */
public final class CommandProgress implements Progress, TrainingMonitor {

  private static final long STEPS = 1000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double WORTH_TELLING_SECONDS = 2;

  private final Task task;
  private final BooleanSupplier cancelled;
  private final boolean keepsBest;
  private String stage = "";
  private long stageStart;
  private volatile boolean abandoned;
  private volatile boolean resultExists;

  /**
   * Follows one command.
   *
   * @param task what the task bar shows
   * @param cancelled whether the command itself was cancelled
   * @param keepsBest whether work that is cancelled hands over the best result so far; otherwise
   *     nobody wants any result, and the work ends by an exception where it asks
   */
  public CommandProgress(Task task, BooleanSupplier cancelled, boolean keepsBest) {
    this.task = task;
    this.cancelled = cancelled;
    this.keepsBest = keepsBest;
    task.setProgressMaximum(STEPS);
  }

  @Override
  public synchronized void update(String newStage, double fraction) {
    show(newStage, newStage, fraction);
  }

  @Override
  public synchronized void progressed(TrainingProgress progress) {
    String quality =
        Double.isNaN(progress.validationSndrDb())
            ? ""
            : String.format(Locale.ROOT, ", %.2f dB", progress.validationSndrDb());
    resultExists = true;
    String message = "Training: epoch " + progress.epoch() + " of " + progress.epochs() + quality;
    show("Training", message, (double) progress.epoch() / Math.max(1, progress.epochs()));
  }

  @Override
  public boolean cancelled() {
    boolean asked = isCancelled();
    if (abandoned || (asked && !keepsBest)) {
      throw new CancellationException("cancelled");
    }
    return asked;
  }

  /** Whether the command should stop, asked by the command itself. */
  boolean isCancelled() {
    return task.isCanceled() || cancelled.getAsBoolean();
  }

  /** The same for work that has a result to hand over once it has told of its progress. */
  Progress handingOver() {
    return new Progress() {
      @Override
      public void update(String newStage, double fraction) {
        resultExists = true;
        CommandProgress.this.update(newStage, fraction);
      }

      @Override
      public boolean cancelled() {
        return CommandProgress.this.cancelled();
      }
    };
  }

  /** Whether cancelled work is worth waiting for: it has a result and is asked to hand it over. */
  boolean handsOverBest() {
    return keepsBest && resultExists;
  }

  /** From now on nobody listens to the work. */
  void abandon() {
    abandoned = true;
  }

  private void show(String newStage, String message, double fraction) {
    if (abandoned) {
      throw new CancellationException("cancelled");
    }
    long now = System.nanoTime();
    if (!newStage.equals(stage)) {
      stage = newStage;
      stageStart = now;
    }
    task.setStatusMessage(message + timeLeft((now - stageStart) / NANOS_PER_SECOND, fraction));
    task.setProgressValue(Math.round(STEPS * fraction));
  }

  /** As long again as the stage took so far for each part of it that is left. */
  static String timeLeft(double seconds, double fraction) {
    double left = seconds / Math.max(fraction, 1e-9) - seconds;
    if (seconds <= WORTH_TELLING_SECONDS || fraction <= 0 || fraction >= 1) {
      return "";
    }
    long whole = Math.max(1, Math.round(left));
    return whole < 120
        ? ", " + whole + " s left"
        : String.format(Locale.ROOT, ", %d min left", Math.round(whole / 60.0));
  }
}
