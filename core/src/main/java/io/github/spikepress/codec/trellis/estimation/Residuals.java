// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.estimation;

/** What class means leave of spikes, along a basis. */
public final class Residuals {

  private Residuals() {}

  /**
   * Projects what the means leave.
   *
   * @param spikes {@code [spike][value]}
   * @param assignment class and step of each spike
   * @param means {@code [class][value]}
   * @param basis {@code [coefficient][value]}
   * @param steps {@code [step]} sizes
   * @return {@code [spike][coefficient]} in units of the spike's step; null for a foreign spike
   */
  public static double[][] coefficients(
      float[][] spikes, Assignment assignment, float[][] means, float[][] basis, float[] steps) {
    double[][] coefficients = new double[spikes.length][];
    for (int n = 0; n < spikes.length; n++) {
      int k = assignment.classes()[n];
      if (k < means.length) {
        coefficients[n] = new double[basis.length];
        for (int i = 0; i < basis.length; i++) {
          coefficients[n][i] =
              project(basis[i], spikes[n], means[k]) / steps[assignment.steps()[n]];
        }
      }
    }
    return coefficients;
  }

  private static double project(float[] direction, float[] spike, float[] mean) {
    double sum = 0;
    for (int t = 0; t < direction.length; t++) {
      sum += direction[t] * (double) (spike[t] - mean[t]);
    }
    return sum;
  }
}
