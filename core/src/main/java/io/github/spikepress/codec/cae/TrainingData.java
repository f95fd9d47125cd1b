// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.Map;

/**
 * What the network is shown while it is trained.
 *
 * @param validation share of the training waveforms that chooses the epoch and is not trained on; 0
 *     keeps the last epoch
 * @param normalisation what waveforms are divided by
 * @param augmentation how many times the training waveforms there are; above 1 the others are
 *     mixtures of residuals within a class, and each epoch draws from all of them as many as were
 *     recorded
 * @param jitter width in samples of a random shift of each training waveform, 0 for none
 * @param denoise whether shifted waveforms have the unshifted ones as their target (Equation 9)
 */
public record TrainingData(
    double validation, Normalisation normalisation, int augmentation, int jitter, boolean denoise) {

  /** What waveforms are divided by. */
  public enum Normalisation {
    /** Each sample of the window by its own standard deviation, as in the authors' code. */
    SAMPLE,
    /** All samples by one standard deviation, which leaves the shape of the error alone. */
    SCALAR
  }

  /** Checks the ranges. */
  public TrainingData {
    Options.requireRange("validation", validation, 0, 0.5);
    Options.requireRange("augmentation", augmentation, 1, 50);
    Options.requireRange("jitter", jitter, 0, 64);
  }

  static TrainingData authors() {
    return new TrainingData(0.1, Normalisation.SAMPLE, 1, 0, true);
  }

  static TrainingData modern() {
    return new TrainingData(0.1, Normalisation.SCALAR, 6, 0, true);
  }

  Map<String, String> toMap() {
    return Map.of(
        "validation", Double.toString(validation),
        "normalisation", Options.word(normalisation),
        "augmentation", Integer.toString(augmentation),
        "jitter", Integer.toString(jitter),
        "denoise", Boolean.toString(denoise));
  }

  TrainingData with(Options read) {
    return new TrainingData(
        read.number("validation", validation),
        read.choice("normalisation", normalisation),
        read.integer("augmentation", augmentation),
        read.integer("jitter", jitter),
        read.flag("denoise", denoise));
  }
}
