// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

/** Brings spikes to the scale that a network takes. Immutable and thread-safe. */
public sealed interface Normaliser permits ZScore, Whitening {

  /**
   * Normalises one spike.
   *
   * @param spike {@code [channel][sample]} row-major
   * @return a new array of equal length, of about unit variance
   */
  float[] apply(float[] spike);

  /**
   * The number of values of a spike.
   *
   * @return at least 1
   */
  int numValues();

  /**
   * The work for one spike.
   *
   * @return multiply-accumulate operations
   */
  long multiplications();

  /**
   * The size of its numbers.
   *
   * @return bytes in single precision
   */
  int sizeBytes();
}
