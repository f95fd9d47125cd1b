// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import java.util.Arrays;

/**
 * A mean over trials.
 *
 * @param mean the mean; NaN for no values
 * @param sd standard deviation (n − 1); NaN for fewer than two values
 */
public record MeanSd(double mean, double sd) {

  /**
   * The mean of values.
   *
   * @param values any number
   * @return mean and standard deviation
   */
  public static MeanSd of(double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double sd = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    return new MeanSd(mean, sd);
  }
}
