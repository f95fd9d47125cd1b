// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

/**
 * The direction along which two groups of spikes differ most beside how widely each of them
 * scatters (Fisher 1936, The use of multiple measurements in taxonomic problems). Between groups of
 * several components the line from centre to centre may run through both, where another direction
 * shows them apart.
 */
final class FisherDirection {

  /** Spikes that scatter as noise does, as if seen beside those of the groups. */
  private static final double PRIOR_SPIKES = 20;

  private final double[][] scatter;

  private FisherDirection(int features) {
    scatter = new double[features][features];
    for (int j = 0; j < features; j++) {
      scatter[j][j] = PRIOR_SPIKES;
    }
  }

  /**
   * Finds the direction.
   *
   * @param white {@code [spike][feature]}, noise of standard deviation 1 in all directions
   * @param one probability of one group for each spike
   * @param from its centre
   * @param other probability of the other group for each spike
   * @param to its centre, another one
   * @return a vector of length 1 that points from the one to the other
   */
  static double[] between(
      double[][] white, double[] one, double[] from, double[] other, double[] to) {
    FisherDirection direction = new FisherDirection(from.length);
    direction.add(white, one, from);
    direction.add(white, other, to);
    return direction.solve(from, to);
  }

  private void add(double[][] white, double[] weights, double[] centre) {
    double[] deviation = new double[centre.length];
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 1e-3) {
        for (int j = 0; j < deviation.length; j++) {
          deviation[j] = white[i][j] - centre[j];
        }
        StudentMixture.addOuterProduct(scatter, deviation, weights[i]);
      }
    }
  }

  private double[] solve(double[] from, double[] to) {
    double[] difference = new double[from.length];
    for (int j = 0; j < difference.length; j++) {
      difference[j] = to[j] - from[j];
    }
    LowerTriangle factor = LowerTriangle.of(scatter);
    double[] half = new double[difference.length];
    double[] direction = new double[difference.length];
    factor.solve(difference, half);
    factor.solveTransposed(half, direction);
    double squared = 0;
    for (double value : direction) {
      squared += value * value;
    }
    for (int j = 0; j < direction.length; j++) {
      direction[j] /= Math.sqrt(squared);
    }
    return direction;
  }
}
