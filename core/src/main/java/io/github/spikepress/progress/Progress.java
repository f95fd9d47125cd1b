// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.progress;

import java.util.concurrent.CancellationException;

/** Follows one piece of long work. May be called from any thread of that work. */
public interface Progress {

  /** Follows nothing and never cancels. */
  Progress SILENT =
      new Progress() {
        @Override
        public void update(String stage, double fraction) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /**
   * Tells where the work stands.
   *
   * @param stage what is being done, in a few words
   * @param fraction how much of the stage is done, 0 to 1
   */
  void update(String stage, double fraction);

  /**
   * Whether the work should stop.
   *
   * @return true if nobody wants the result any more
   */
  boolean cancelled();

  /**
   * Tells where the work stands and stops it if asked to; for work that keeps nothing of what it
   * has done so far.
   *
   * @param stage what is being done, in a few words
   * @param fraction how much of the stage is done, 0 to 1
   * @throws CancellationException if the work should stop
   */
  default void checkpoint(String stage, double fraction) {
    if (cancelled()) {
      throw new CancellationException(stage + " was cancelled");
    }
    update(stage, fraction);
  }
}
