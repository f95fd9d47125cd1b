// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * Where an electrode lies on its probe.
 *
 * @param xUm across the probe, in micrometres
 * @param yUm along the probe, in micrometres
 */
public record ElectrodePosition(double xUm, double yUm) {

  /** Checks that both are numbers. */
  public ElectrodePosition {
    if (!Double.isFinite(xUm) || !Double.isFinite(yUm)) {
      throw new WrongArgumentException(
          "an electrode's position must be finite, got " + xUm + ", " + yUm + " um");
    }
  }
}
