// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

/** Watches a training run and may stop it. Called on the training thread. */
public interface TrainingMonitor {

  /** Watches nothing and never stops. */
  TrainingMonitor SILENT =
      new TrainingMonitor() {
        @Override
        public void progressed(TrainingProgress progress) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /**
   * Called after each epoch.
   *
   * @param progress where the training stands
   */
  void progressed(TrainingProgress progress);

  /**
   * Asked between steps.
   *
   * @return true to stop and keep the best model so far
   */
  boolean cancelled();
}
