// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * Refuses settings out of range. In a class of its own: settings that hold each other's defaults
 * must not need each other to be made.
 */
final class SettingRange {

  private SettingRange() {}

  static void require(String what, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw new WrongArgumentException(
          what + " must be " + least + " to " + greatest + ", got " + value);
    }
  }
}
