// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import java.util.Optional;
import java.util.SortedSet;

/** One version of the MAT format. */
interface MatStorage {

  /**
   * The variables at the top.
   *
   * @return their names
   */
  SortedSet<String> names();

  /**
   * Reads a value.
   *
   * @param path the variable, or its path with dots through structures
   * @return empty if there is none
   */
  Optional<MatValue> find(String path);

  /**
   * Finds a matrix without reading its numbers.
   *
   * @param name the variable
   * @return empty if there is none of that name, or it does not hold real numbers in two dimensions
   */
  Optional<MatMatrix> matrix(String name);
}
