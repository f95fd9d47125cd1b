// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.sensing;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Finds the signal of given measurements y = Φx whose weighted differences have the least sum of
 * magnitudes, by the alternating direction method of multipliers (Boyd et al. 2011, Section 6.1).
 * With A the weighted operator, each round takes the x of Φx = y for which Ax is nearest to z − u,
 * then the z nearest to Ax + u in the sense of soft thresholding. The number of rounds is fixed, so
 * that the result is the same on any machine. Immutable and thread-safe.
 */
final class SparseRecovery {

  static final int ROUNDS = 60;

  /** Threshold in units of the least-squares solution's mean magnitude of weighted differences. */
  private static final double THRESHOLD = 1;

  /** {@code [row][sample]} A. */
  private final double[][] operator;

  /** {@code [sample][row]} from z − u to x. */
  private final double[][] fromDifferences;

  /** {@code [sample][measurement]} from y to x. */
  private final double[][] fromMeasurements;

  /**
   * Prepares.
   *
   * @param signs {@code [measurement][sample]}, linearly independent
   * @param rowWeights one positive number a row of the differences
   */
  SparseRecovery(double[][] signs, double[] rowWeights) {
    operator = FractionalDifferences.matrix(signs[0].length);
    for (int row = 0; row < operator.length; row++) {
      for (int j = 0; j < operator[row].length; j++) {
        operator[row][j] *= rowWeights[row];
      }
    }
    RealMatrix a = MatrixUtils.createRealMatrix(operator);
    RealMatrix phi = MatrixUtils.createRealMatrix(signs);
    RealMatrix inverse = inverse(a.transposeMultiply(a));
    RealMatrix spread = inverse.multiplyTransposed(phi);
    RealMatrix restore = spread.multiply(inverse(phi.multiply(spread)));
    RealMatrix free = inverse.subtract(restore.multiply(phi).multiply(inverse));
    fromMeasurements = restore.getData();
    fromDifferences = free.multiplyTransposed(a).getData();
  }

  private static RealMatrix inverse(RealMatrix matrix) {
    return new LUDecomposition(matrix, 0).getSolver().getInverse();
  }

  /** Multiplications to recover one signal. */
  long macs() {
    long round = 2L * operator.length * fromMeasurements.length;
    return ROUNDS * round + (long) fromMeasurements.length * fromMeasurements[0].length;
  }

  /**
   * Recovers a signal.
   *
   * @param measurements y
   * @return x
   */
  double[] recover(double[] measurements) {
    double[] start = product(fromMeasurements, measurements);
    double[] signal = start;
    double[] differences = product(operator, signal);
    double threshold = THRESHOLD * meanMagnitude(differences);
    double[] gap = new double[operator.length];
    double[] target = new double[operator.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int row = 0; row < gap.length; row++) {
        double value = differences[row] + gap[row];
        double shrunk = shrink(value, threshold);
        gap[row] = value - shrunk;
        target[row] = shrunk - gap[row];
      }
      signal = product(fromDifferences, target);
      for (int j = 0; j < signal.length; j++) {
        signal[j] += start[j];
      }
      differences = product(operator, signal);
    }
    return signal;
  }

  private static double shrink(double value, double threshold) {
    return value > threshold ? value - threshold : Math.min(0, value + threshold);
  }

  private static double meanMagnitude(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value);
    }
    return sum / values.length;
  }

  private static double[] product(double[][] matrix, double[] vector) {
    double[] result = new double[matrix.length];
    for (int i = 0; i < result.length; i++) {
      double[] row = matrix[i];
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        sum += row[j] * vector[j];
      }
      result[i] = sum;
    }
    return result;
  }
}
