// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.model;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model was made, in words and figures that a person can read.
 *
 * @param binSeconds length of a bin of the training counts in seconds
 * @param trialBins bins of a training trial
 * @param trainingTrials number of training trials
 * @param trainingCountsSha256 hash of the training counts with their masks, hexadecimal
 * @param seed of the training run
 * @param settings of the training by name
 * @param figures measured on validation trials, by name with the unit in it
 */
public record ModelOrigin(
    double binSeconds,
    int trialBins,
    int trainingTrials,
    String trainingCountsSha256,
    long seed,
    Map<String, String> settings,
    Map<String, Double> figures) {

  /** Checks the ranges and orders the maps by name. */
  public ModelOrigin {
    if (!(binSeconds > 0) || Double.isInfinite(binSeconds) || trialBins < 1) {
      throw new WrongArgumentException(
          "a model needs bins longer than 0 s and trials of at least 1 bin, got "
              + binSeconds
              + " s and "
              + trialBins);
    }
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
  }
}
