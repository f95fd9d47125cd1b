// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.planning;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Weighs bandwidth against fidelity along a measured curve. The expectation holds for populations
 * like the one of the curve: measure your own where you can.
 *
 * @param channels channels of the interface, 1 or more
 * @param binSeconds length of a bin in seconds
 * @param bitsPerSample bits for one channel and bin: of a count, or of all samples of a bin where
 *     the raw signal is sent
 * @param pooledR2 measured R² by duty cycle, at least two points
 */
public record BandwidthPlanner(
    int channels, double binSeconds, double bitsPerSample, NavigableMap<Double, Double> pooledR2) {

  /** Checks the ranges. */
  public BandwidthPlanner {
    if (channels < 1 || !(binSeconds > 0) || !(bitsPerSample > 0)) {
      throw new WrongArgumentException(
          "a plan needs channels, bins and bits above 0, got "
              + channels
              + ", "
              + binSeconds
              + " s, "
              + bitsPerSample);
    }
    if (pooledR2.size() < 2 || pooledR2.firstKey() < 0 || pooledR2.lastKey() > 1) {
      throw new WrongArgumentException(
          "a curve needs two or more duty cycles between 0 and 1, got " + pooledR2.keySet());
    }
    pooledR2 = Collections.unmodifiableNavigableMap(new TreeMap<>(pooledR2));
  }

  /**
   * What a duty cycle buys.
   *
   * @param dutyCycle share of the bins in which each channel is observed, within the curve
   * @return the plan
   * @throws WrongArgumentException if nothing was measured on one side of the duty cycle
   */
  public BandwidthPlan at(double dutyCycle) {
    Map.Entry<Double, Double> below = pooledR2.floorEntry(dutyCycle);
    Map.Entry<Double, Double> above = pooledR2.ceilingEntry(dutyCycle);
    if (below == null || above == null) {
      throw new WrongArgumentException(
          "measured duty cycles lie between "
              + pooledR2.firstKey()
              + " and "
              + pooledR2.lastKey()
              + ", asked for "
              + dutyCycle);
    }
    double width = above.getKey() - below.getKey();
    double share = width == 0 ? 0 : (dutyCycle - below.getKey()) / width;
    double expected = below.getValue() + share * (above.getValue() - below.getValue());
    return new BandwidthPlan(
        channels, dutyCycle, expected, dutyCycle * channels * bitsPerSample / binSeconds);
  }

  /**
   * The least duty cycle that reaches an R².
   *
   * @param wantedR2 pooled R²
   * @return the plan
   * @throws WrongArgumentException if no point of the curve reaches it
   */
  public BandwidthPlan reaching(double wantedR2) {
    Map.Entry<Double, Double> before = null;
    for (Map.Entry<Double, Double> point : pooledR2.entrySet()) {
      if (point.getValue() >= wantedR2) {
        return before == null ? at(point.getKey()) : at(crossing(before, point, wantedR2));
      }
      before = point;
    }
    throw new WrongArgumentException("no measured duty cycle reaches an R² of " + wantedR2);
  }

  private static double crossing(
      Map.Entry<Double, Double> below, Map.Entry<Double, Double> above, double wanted) {
    double share = (wanted - below.getValue()) / (above.getValue() - below.getValue());
    return below.getKey() + share * (above.getKey() - below.getKey());
  }
}
