// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training spikes at most, at least 1
 * @param batch spikes of a step, at least 2
 * @param learningRate of the first step, positive
 * @param lastLearningRate of the last step, 0 or more
 * @param validation share of the spikes that no step sees and that choose the epoch which is kept:
 *     the last that is wrong no more often than the best one by a standard error; 0 to 0.5; 0 = the
 *     last epoch is kept
 * @param patience epochs after the one that would be kept after which training ends, at least 1
 * @param augmentation how spikes are varied
 * @param balance how often each class is shown
 * @param seed start of every random choice
 */
public record TrainingSettings(
    int epochs,
    int batch,
    double learningRate,
    double lastLearningRate,
    double validation,
    int patience,
    Augmentation augmentation,
    ClassBalance balance,
    long seed) {

  private static final double USUAL_RATE = 1e-2;
  private static final double DENSE_RATE = 1e-3;
  private static final double LAST_SHARE = 1e-2;
  private static final int MANY_SPIKES = 3000;

  /** Checks the ranges. */
  public TrainingSettings {
    if (epochs < 1 || batch < 2 || patience < 1) {
      throw new WrongArgumentException(
          "training needs at least 1 epoch, batches of at least 2 spikes and a patience of at least"
              + " 1 epoch, got "
              + epochs
              + ", "
              + batch
              + " and "
              + patience);
    }
    if (!(learningRate > 0 && lastLearningRate >= 0 && learningRate <= 1)
        || !(lastLearningRate <= learningRate)) {
      throw new WrongArgumentException(
          "the learning rate must fall from at most 1 to 0 or more, got "
              + learningRate
              + " to "
              + lastLearningRate);
    }
    if (!(validation >= 0 && validation <= 0.5)) {
      throw new WrongArgumentException(
          "the validation part must be 0 to 0.5 of the spikes, got " + validation);
    }
  }

  /**
   * The usual settings: Adam whose rate falls along a cosine from 1e-2 (the dense network: 1e-3) to
   * a hundredth, 25 epochs of batches of 64, or 20 of 128 above 3,000 spikes, a tenth for
   * validation.
   *
   * @param kind what is trained
   * @param numSpikes spikes to train on
   * @param seed start of every random choice
   * @return settings
   */
  public static TrainingSettings standard(NetworkKind kind, int numSpikes, long seed) {
    double rate = kind == NetworkKind.DENSE ? DENSE_RATE : USUAL_RATE;
    boolean many = numSpikes > MANY_SPIKES;
    return new TrainingSettings(
        many ? 20 : 25,
        many ? 128 : 64,
        rate,
        rate * LAST_SHARE,
        0.1,
        10,
        Augmentation.NONE,
        ClassBalance.AS_IS,
        seed);
  }

  /**
   * The same with another number of epochs.
   *
   * @param number passes over the training spikes
   * @return new settings
   */
  public TrainingSettings withEpochs(int number) {
    return new TrainingSettings(
        number,
        batch,
        learningRate,
        lastLearningRate,
        validation,
        patience,
        augmentation,
        balance,
        seed);
  }

  /**
   * The same with another validation part.
   *
   * @param share of the spikes
   * @param epochsToWait after which training ends
   * @return new settings
   */
  public TrainingSettings withValidation(double share, int epochsToWait) {
    return new TrainingSettings(
        epochs,
        batch,
        learningRate,
        lastLearningRate,
        share,
        epochsToWait,
        augmentation,
        balance,
        seed);
  }

  /**
   * The same with other variations of the spikes.
   *
   * @param how how spikes are varied
   * @return new settings
   */
  public TrainingSettings withAugmentation(Augmentation how) {
    return new TrainingSettings(
        epochs, batch, learningRate, lastLearningRate, validation, patience, how, balance, seed);
  }

  /**
   * The same with another balance.
   *
   * @param how how often each class is shown
   * @return new settings
   */
  public TrainingSettings withBalance(ClassBalance how) {
    return new TrainingSettings(
        epochs,
        batch,
        learningRate,
        lastLearningRate,
        validation,
        patience,
        augmentation,
        how,
        seed);
  }
}
