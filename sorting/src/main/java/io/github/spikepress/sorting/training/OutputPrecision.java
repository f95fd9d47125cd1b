// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

/** How the last layer of a binarised network holds its weights. */
public enum OutputPrecision {
  /** Signs. */
  BINARY,
  /** Real numbers, of 16 bits. */
  REAL
}
