// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.training;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * How a model is taught.
 *
 * @param epochs passes over the trials, 1 or more
 * @param batchSize trials of a step, 1 or more
 * @param learningRate size of the steps
 * @param weightDecay decay of all weights apart from the gradient (AdamW; Loshchilov and Hutter
 *     2019)
 * @param coordinatedDropout share of the shown entries that is hidden and asked for, 0 to less than
 *     1; 0 = none
 * @param readoutPenalty what the weights from factors to log-rates cost
 * @param largestGradient norm to which a longer gradient is cut
 * @param rampEpochs epochs over which the penalty and the divergence from the priors rise to full
 *     weight; 0 = full from the start
 * @param validationEvery epochs from one validation to the next, 1 or more
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    LearningRate learningRate,
    double weightDecay,
    double coordinatedDropout,
    ReadoutPenalty readoutPenalty,
    double largestGradient,
    int rampEpochs,
    int validationEvery) {

  /** Checks the ranges. */
  public TrainingSettings {
    if (epochs < 1 || batchSize < 1 || validationEvery < 1 || rampEpochs < 0) {
      throw new WrongArgumentException(
          "epochs, batch size and validation interval must be 1 or more and the ramp 0 or more, got "
              + epochs
              + ", "
              + batchSize
              + ", "
              + validationEvery
              + ", "
              + rampEpochs);
    }
    if (!(coordinatedDropout >= 0 && coordinatedDropout < 1)) {
      throw new WrongArgumentException(
          "coordinated dropout lies between 0 and less than 1, got " + coordinatedDropout);
    }
    if (!(weightDecay >= 0) || !(largestGradient > 0)) {
      throw new WrongArgumentException(
          "weight decay must be 0 or more and the largest gradient more than 0, got "
              + weightDecay
              + " and "
              + largestGradient);
    }
  }

  /**
   * The recipe for the network of the SBTT demo: steps of 64 trials at 1e-2 with warm-up and
   * cosine, coordinated dropout of 0.3, readout penalty 2e-3 on the squared norm and 5e-4 on each
   * channel's norm.
   *
   * @param epochs passes over the trials
   * @return the settings
   */
  public static TrainingSettings recommended(int epochs) {
    LearningRate rate = new LearningRate.WarmUpCosine(1e-2, 0.1, 0.01);
    return new TrainingSettings(epochs, 64, rate, 0, 0.3, new ReadoutPenalty(2e-3, 5e-4), 1, 0, 10);
  }

  /**
   * The recipe for a network that has been trained before, on other trials or with other masks: the
   * same with steps half as long.
   *
   * @param epochs passes over the trials
   * @return the settings
   */
  public static TrainingSettings adapting(int epochs) {
    TrainingSettings usual = recommended(epochs);
    return new TrainingSettings(
        epochs,
        usual.batchSize,
        new LearningRate.WarmUpCosine(5e-3, 0.1, 0.01),
        usual.weightDecay,
        usual.coordinatedDropout,
        usual.readoutPenalty,
        usual.largestGradient,
        usual.rampEpochs,
        usual.validationEvery);
  }

  /**
   * The same without coordinated dropout and readout penalty: the loss of the authors' demo.
   *
   * @return the settings
   */
  public TrainingSettings withoutRegularisation() {
    return new TrainingSettings(
        epochs,
        batchSize,
        learningRate,
        weightDecay,
        0,
        ReadoutPenalty.NONE,
        largestGradient,
        rampEpochs,
        validationEvery);
  }

  /** The weight of penalty and divergence in an epoch, from 0. */
  double ramp(int epoch) {
    return rampEpochs == 0 ? 1 : Math.min(1, (double) epoch / rampEpochs);
  }
}
