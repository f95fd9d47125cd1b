// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.sorting.binarized.InputGrid;

/** How fine the numbers are that a binarised network takes. */
public enum InputPrecision {
  /** Whole numbers of 8 bits. */
  EIGHT_BIT {
    @Override
    InputGrid grid(int inputs) {
      return InputGrid.eightBit();
    }
  },
  /** Real numbers: the finest grid whose sums are exact in single precision. */
  REAL {
    @Override
    InputGrid grid(int inputs) {
      return InputGrid.fine(inputs);
    }
  };

  abstract InputGrid grid(int inputs);
}
