// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * Figures of several seeds.
 *
 * @param mean their mean
 * @param deviation their standard deviation, of a sample
 */
record Spread(double mean, double deviation) {

  static Spread of(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new Spread(mean, Math.sqrt(sum / Math.max(1, values.length - 1)));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f ± %.1f", mean, deviation);
  }
}
