// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.estimation;

import io.github.spikepress.quantization.Codebook;
import java.util.Arrays;

/** Where spikes stand before the first pass: the nearest class, and a step for what it leaves. */
public final class FirstAssignment {

  /** The share of spikes that are likely to take the first step. */
  private static final double TYPICAL_SHARE = 0.25;

  /** The most distortion expected of a value, in squared steps. */
  static final double DISTORTION = 0.08;

  private static final double LEAST_POWER = 1e-12;

  private FirstAssignment() {}

  /**
   * Assigns spikes.
   *
   * @param spikes {@code [spike][value]}
   * @param means {@code [class][value]}
   * @param steps {@code [step]} sizes, rising
   * @param stepRatio each size over the one before
   * @return an assignment without levels
   */
  public static Assignment of(float[][] spikes, float[][] means, float[] steps, float stepRatio) {
    Codebook codebook = new Codebook(means);
    float[] scores = new float[means.length];
    int[] classes = new int[spikes.length];
    double[] distortions = new double[spikes.length];
    for (int n = 0; n < spikes.length; n++) {
      classes[n] = codebook.nearest(spikes[n], scores);
      distortions[n] = squaredDistance(spikes[n], means[classes[n]]);
    }
    int[] chosen = steps(distortions, steps.length, stepRatio);
    double expected = DISTORTION * spikes[0].length;
    for (int n = 0; n < spikes.length; n++) {
      double step = steps[chosen[n]];
      distortions[n] = Math.min(distortions[n], expected * step * step);
    }
    return new Assignment(classes, chosen, null, distortions);
  }

  private static int[] steps(double[] distortions, int steps, float stepRatio) {
    double[] sorted = distortions.clone();
    Arrays.sort(sorted);
    double typical = Math.max(sorted[(int) (sorted.length * TYPICAL_SHARE)], LEAST_POWER);
    double logRatio = 2 * StrictMath.log(stepRatio);
    int[] chosen = new int[distortions.length];
    for (int n = 0; n < chosen.length; n++) {
      double log = StrictMath.log(Math.max(distortions[n], LEAST_POWER) / typical) / logRatio;
      chosen[n] = (int) Math.max(0, Math.min(steps - 1, Math.rint(log)));
    }
    return chosen;
  }

  private static double squaredDistance(float[] left, float[] right) {
    double sum = 0;
    for (int t = 0; t < left.length; t++) {
      double difference = left[t] - right[t];
      sum += difference * difference;
    }
    return sum;
  }
}
