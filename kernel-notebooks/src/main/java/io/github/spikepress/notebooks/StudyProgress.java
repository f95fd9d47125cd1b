// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import java.io.PrintStream;
import java.util.Locale;

/** Shows a training run as one line of a cell's output that is written over and over. */
public final class StudyProgress implements TrainingMonitor {

  private static final long LEAST_PAUSE_NS = 500_000_000L;

  private final String what;
  private final PrintStream out;
  private long last = System.nanoTime() - LEAST_PAUSE_NS;

  /**
   * Follows a run on standard output.
   *
   * @param what is trained
   */
  public StudyProgress(String what) {
    this(what, System.out);
  }

  StudyProgress(String what, PrintStream out) {
    this.what = what;
    this.out = out;
  }

  @Override
  public void progressed(TrainingProgress progress) {
    long now = System.nanoTime();
    boolean done = progress.epoch() == progress.epochs();
    if (!done && now - last < LEAST_PAUSE_NS) {
      return;
    }
    last = now;
    out.printf(
        Locale.ROOT,
        "\r%s: epoch %d of %d%s",
        what,
        progress.epoch(),
        progress.epochs(),
        done ? "\n" : "");
    out.flush();
  }

  @Override
  public boolean cancelled() {
    return Thread.currentThread().isInterrupted();
  }
}
