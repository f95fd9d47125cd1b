// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.Map;

/**
 * The steps of a training run (dropout, weight decay and AMSGrad as in the authors' code).
 *
 * @param epochs passes over the training part
 * @param batch groups of one step
 * @param learningRate rate of AMSGrad
 * @param schedule how the rate changes from epoch to epoch
 * @param weightDecay L2 penalty on every number that the optimiser trains
 * @param dropout probability to drop a value, 0 for none
 * @param smallStart whether the deconvolutions start with weights as small as those of
 *     convolutions; otherwise as in the authors' code, whose first outputs are eight times as
 *     large, which takes about 50 epochs to unlearn
 * @param warmUp share of the epochs in which there is no quantiser: a plain autoencoder
 */
public record Optimisation(
    int epochs,
    int batch,
    double learningRate,
    Schedule schedule,
    double weightDecay,
    double dropout,
    boolean smallStart,
    double warmUp) {

  /** How the learning rate changes. */
  public enum Schedule {
    /** Not at all. */
    CONSTANT,
    /** Down to nearly zero along half a cosine (Loshchilov and Hutter 2017). */
    COSINE
  }

  /** Checks the ranges. */
  public Optimisation {
    Options.requireRange("epochs", epochs, 1, 1_000_000);
    Options.requireRange("batch", batch, 2, 65_536);
    Options.requireRange("learning_rate", learningRate, 1e-9, 1);
    Options.requireRange("weight_decay", weightDecay, 0, 1);
    Options.requireRange("dropout", dropout, 0, 0.9);
    Options.requireRange("warm_up", warmUp, 0, 1);
  }

  static Optimisation authors() {
    return new Optimisation(500, 48, 1e-3, Schedule.CONSTANT, 1e-4, 0.2, true, 0);
  }

  static Optimisation modern() {
    return new Optimisation(50, 48, 3e-3, Schedule.COSINE, 1e-4, 0, true, 0.3);
  }

  /**
   * The learning rate of an epoch.
   *
   * @param epoch from 1
   * @return the rate
   */
  public double rateAt(int epoch) {
    return switch (schedule) {
      case CONSTANT -> learningRate;
      case COSINE -> learningRate / 2 * (1 + StrictMath.cos(Math.PI * (epoch - 1) / epochs));
    };
  }

  /**
   * The epochs of the plain autoencoder.
   *
   * @return fewer than all epochs
   */
  public int warmUpEpochs() {
    return Math.min(epochs - 1, (int) Math.rint(warmUp * epochs));
  }

  Map<String, String> toMap() {
    return Map.of(
        "epochs", Integer.toString(epochs),
        "batch", Integer.toString(batch),
        "learning_rate", Double.toString(learningRate),
        "schedule", Options.word(schedule),
        "weight_decay", Double.toString(weightDecay),
        "dropout", Double.toString(dropout),
        "small_start", Boolean.toString(smallStart),
        "warm_up", Double.toString(warmUp));
  }

  Optimisation with(Options read) {
    return new Optimisation(
        read.integer("epochs", epochs),
        read.integer("batch", batch),
        read.number("learning_rate", learningRate),
        read.choice("schedule", schedule),
        read.number("weight_decay", weightDecay),
        read.number("dropout", dropout),
        read.flag("small_start", smallStart),
        read.number("warm_up", warmUp));
  }
}
