// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Eigenvectors and eigenvalues of a covariance matrix, by way of its singular values: the symmetric
 * solver of the library gives up on matrices of low rank, such as those of restored spikes.
 *
 * @param variances eigenvalues, falling, 0 or more
 * @param directions {@code [axis][value]}, orthonormal; of either sign
 */
public record PrincipalAxes(double[] variances, double[][] directions) {

  /**
   * Decomposes a covariance matrix.
   *
   * @param covariance symmetric, positive semi-definite, finite; not copied, not changed
   * @return all of its axes
   */
  public static PrincipalAxes of(double[][] covariance) {
    SingularValueDecomposition decomposition =
        new SingularValueDecomposition(new Array2DRowRealMatrix(covariance, false));
    double[] variances = decomposition.getSingularValues();
    double[][] directions = decomposition.getUT().getData();
    return new PrincipalAxes(variances, directions);
  }
}
