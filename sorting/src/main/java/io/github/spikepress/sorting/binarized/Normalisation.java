// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

/** A trained batch normalisation, which is asked for its results and never copied. */
@FunctionalInterface
public interface Normalisation {

  /**
   * Normalises one sum of each unit. Each result must rise or fall with its own sum alone.
   *
   * @param sums {@code [unit]}, what each unit summed up
   * @return {@code [unit]}, the normalised values
   */
  float[] apply(float[] sums);
}
