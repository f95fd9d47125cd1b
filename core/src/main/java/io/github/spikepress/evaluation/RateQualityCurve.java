// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Quality against payload ratio of one codec.
 *
 * @param points at least one, ordered by mean payload ratio
 */
public record RateQualityCurve(List<RatePoint> points) {

  /** A ratio this much beyond the curve's end, as a factor, is still read off it. */
  private static final double REACH = 1.06;

  /** Points whose ratios differ by less than this, in natural logarithms, are taken for one. */
  private static final double APART = 0.05;

  private static final int PARABOLA = 3;

  /** Orders the points. */
  public RateQualityCurve {
    points = points.stream().sorted(Comparator.comparingDouble(p -> ratio(p))).toList();
  }

  /**
   * What the points have in common.
   *
   * @return label of their plans
   */
  public String codec() {
    return points.get(0).codec();
  }

  /**
   * The mean SNDR at a ratio, on the parabola in the logarithm of the ratio through the three
   * nearest points; on the straight line through two where there are no more.
   *
   * @param payloadRatio the ratio
   * @return dB; NaN where the curve does not reach the ratio
   */
  public double sndrDbAt(double payloadRatio) {
    boolean reached =
        payloadRatio * REACH >= ratio(points.get(0))
            && payloadRatio <= ratio(points.get(points.size() - 1)) * REACH;
    return reached ? interpolated(nearest(payloadRatio), Math.log(payloadRatio)) : Double.NaN;
  }

  /** Points of nearly one ratio, as at the end of a codec's reach, count once. */
  private List<RatePoint> nearest(double payloadRatio) {
    Comparator<RatePoint> distance =
        Comparator.comparingDouble(p -> Math.abs(Math.log(ratio(p) / payloadRatio)));
    List<RatePoint> nearest = new ArrayList<>();
    for (RatePoint point : points.stream().sorted(distance).toList()) {
      if (nearest.size() < PARABOLA && nearest.stream().noneMatch(n -> alike(n, point))) {
        nearest.add(point);
      }
    }
    return nearest;
  }

  private static boolean alike(RatePoint one, RatePoint other) {
    return Math.abs(Math.log(ratio(one) / ratio(other))) < APART;
  }

  /** Lagrange's polynomial. */
  private static double interpolated(List<RatePoint> nearest, double logRatio) {
    double sum = 0;
    for (RatePoint point : nearest) {
      double weight = 1;
      for (RatePoint other : nearest) {
        double at = Math.log(ratio(other));
        weight *= other == point ? 1 : (logRatio - at) / (Math.log(ratio(point)) - at);
      }
      sum += weight * point.sndrDb().mean();
    }
    return sum;
  }

  private static double ratio(RatePoint point) {
    return point.payloadRatio().mean();
  }
}
