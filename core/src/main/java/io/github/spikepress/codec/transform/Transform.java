// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

/** Turns vectors into coefficients and back. Immutable and thread-safe, alike on any machine. */
public interface Transform {

  /**
   * The length of the vectors.
   *
   * @return at least 1
   */
  int length();

  /**
   * The number of coefficients.
   *
   * @return at least 1
   */
  int size();

  /**
   * The same transform with fewer coefficients.
   *
   * @param count how many, from the first
   * @return the shorter transform
   */
  Transform first(int count);

  /**
   * Finds a vector's coefficients.
   *
   * @param values holds the vector
   * @param from where the vector starts
   * @param coefficients receives {@link #size()} numbers
   */
  void analyse(float[] values, int from, double[] coefficients);

  /**
   * Restores a vector from its coefficients; what single precision cannot hold becomes its greatest
   * number.
   *
   * @param coefficients {@link #size()} finite numbers
   * @param values receives the vector
   * @param from where the vector starts
   */
  void synthesise(double[] coefficients, float[] values, int from);

  /**
   * Numbers that the transform holds.
   *
   * @return how many
   */
  long parameters();

  /**
   * The work of {@link #analyse}.
   *
   * @return multiply-accumulate operations
   */
  long analysisMacs();

  /**
   * The work of {@link #synthesise}.
   *
   * @return multiply-accumulate operations
   */
  long synthesisMacs();
}
