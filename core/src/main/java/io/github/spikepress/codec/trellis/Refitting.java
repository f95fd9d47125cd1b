// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.TrainingMonitor;

/** Fits models to spikes other than those that they were trained on. */
interface Refitting {

  /**
   * Trains from the beginning as a model was trained.
   *
   * @param model in the same units
   * @param monitor may cancel, which keeps the model of the last pass
   * @return the model
   */
  TrellisModel retrain(TrellisModel model, TrainingMonitor monitor);

  /**
   * Fits a model in a pass or two, so that it keeps its place between rate and quality but for what
   * is asked: a training of its own would settle elsewhere.
   *
   * @param model in the same units
   * @param factor by how much coarser it is to be: what its steps, or without coefficients the
   *     price of a bit, are multiplied by
   * @return the model
   */
  TrellisModel refit(TrellisModel model, double factor);

  /**
   * The change of a goal's figure per natural logarithm of the factor.
   *
   * @param goal the goal
   * @return as it usually is; negative
   */
  double slope(Goal goal);
}
