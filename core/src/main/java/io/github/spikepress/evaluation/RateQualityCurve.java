// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * Quality against payload ratio of one codec.
 *
 * @param points at least one, ordered by mean payload ratio
 */
public record RateQualityCurve(List<RatePoint> points) {

  /** A ratio this much beyond the curve's end, as a factor, is still read off its last piece. */
  private static final double REACH = 1.06;

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
   * The mean SNDR at a ratio, on the straight line in the logarithm of the ratio between the two
   * points on its sides.
   *
   * @param payloadRatio the ratio
   * @return dB; NaN where the curve does not reach the ratio
   */
  public double sndrDbAt(double payloadRatio) {
    int last = points.size() - 1;
    if (!(payloadRatio * REACH >= ratio(points.get(0))
        && payloadRatio <= ratio(points.get(last)) * REACH)) {
      return Double.NaN;
    }
    if (last == 0) {
      return points.get(0).sndrDb().mean();
    }
    int right = 1;
    while (right < last && ratio(points.get(right)) < payloadRatio) {
      right++;
    }
    return between(points.get(right - 1), points.get(right), payloadRatio);
  }

  private static double between(RatePoint left, RatePoint right, double payloadRatio) {
    double span = Math.log(ratio(right) / ratio(left));
    if (span == 0) {
      return left.sndrDb().mean();
    }
    double share = Math.log(payloadRatio / ratio(left)) / span;
    return left.sndrDb().mean() + share * (right.sndrDb().mean() - left.sndrDb().mean());
  }

  private static double ratio(RatePoint point) {
    return point.payloadRatio().mean();
  }
}
