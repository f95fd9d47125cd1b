// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.hardware;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * A processor as Section 4.3 of the CAE paper describes one.
 *
 * @param name its name
 * @param macsPerJoule multiply-accumulate operations per joule
 * @param peakMacsPerSecond what it does at most
 * @param densityWattPerMm2 power density at {@code densityMacsPerSecond}
 * @param densityMacsPerSecond the throughput at which that density was measured
 */
public record Chip(
    String name,
    double macsPerJoule,
    double peakMacsPerSecond,
    double densityWattPerMm2,
    double densityMacsPerSecond) {

  /** Eyeriss (Chen et al. 2016), with the figures of Section 4.3. */
  public static final Chip EYERISS = new Chip("Eyeriss", 83.1e9, 16.8e9, 22.67e-3, 23.1e9);

  /** Power density that does not yet harm the brain, Section 4.3. */
  public static final double SAFE_WATT_PER_MM2 = 400e-6;

  /** Checks the ranges. */
  public Chip {
    if (!(macsPerJoule > 0
        && peakMacsPerSecond > 0
        && densityWattPerMm2 > 0
        && densityMacsPerSecond > 0)) {
      throw new WrongArgumentException("the figures of chip " + name + " must be positive");
    }
  }

  /**
   * The throughput at a power density, which is taken to be proportional to it.
   *
   * @param wattPerMm2 greatest power density
   * @return multiply-accumulate operations per second, at most the peak
   */
  public double macsPerSecondWithin(double wattPerMm2) {
    return Math.min(peakMacsPerSecond, wattPerMm2 / densityWattPerMm2 * densityMacsPerSecond);
  }
}
