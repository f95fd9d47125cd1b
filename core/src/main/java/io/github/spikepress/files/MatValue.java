// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import java.util.List;
import java.util.Map;

/** One value of a MAT file. */
sealed interface MatValue {

  /**
   * Real numbers.
   *
   * @param array the numbers
   */
  record Numbers(NumericArray array) implements MatValue {}

  /**
   * A cell array.
   *
   * @param values its cells, the first index fastest
   */
  record Cells(List<MatValue> values) implements MatValue {}

  /**
   * A structure of 1 x 1.
   *
   * @param fields its fields by name
   */
  record Structure(Map<String, MatValue> fields) implements MatValue {}

  /**
   * Something that is not numbers.
   *
   * @param what its kind in words
   */
  record Other(String what) implements MatValue {}
}
