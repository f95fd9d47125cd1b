// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.estimation;

import io.github.spikepress.codec.trellis.coding.Choice;
import io.github.spikepress.codec.trellis.coding.Reconstruction;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import java.util.Arrays;

/**
 * Moves the class means towards what their spikes still miss after decoding. Spikes count by one
 * over their distortion, which is what a mean of decibels asks for.
 */
public final class MeanEstimator {

  /** Spikes restored better than this share of all do not count more than it. */
  private static final double LEAST_SHARE = 0.02;

  private final double[] weights;
  private final double drag;

  private MeanEstimator(double[] distortions) {
    double[] sorted = distortions.clone();
    Arrays.sort(sorted);
    double least = Math.max(sorted[(int) (LEAST_SHARE * sorted.length)], 1e-12);
    weights = Arrays.stream(distortions).map(d -> 1 / Math.max(d, least)).toArray();
    drag = 2 / Math.max(sorted[sorted.length / 2], least);
  }

  /**
   * Moves means after a pass.
   *
   * @param model the numbers of the pass
   * @param choices what it chose
   * @param means {@code [class][value]} before they are rounded
   * @param spikes {@code [spike][value]}
   * @return {@code [class][value]}
   */
  public static float[][] moved(
      TrellisModel model, Choice[] choices, float[][] means, float[][] spikes) {
    Reconstruction reconstruction = new Reconstruction(model);
    float[][] restored = new float[spikes.length][spikes[0].length];
    for (int n = 0; n < choices.length; n++) {
      if (choices[n].spikeClass() < means.length) {
        choices[n].reconstruct(reconstruction, restored[n]);
      }
    }
    Assignment assignment = Assignment.of(choices);
    return new MeanEstimator(assignment.distortions())
        .moved(means, assignment.classes(), spikes, restored);
  }

  private float[][] moved(float[][] means, int[] classes, float[][] spikes, float[][] restored) {
    double[][] sums = new double[means.length][means[0].length];
    double[] totals = new double[means.length];
    for (int n = 0; n < spikes.length; n++) {
      if (classes[n] < means.length) {
        totals[classes[n]] += weights[n];
        addScaledDifference(sums[classes[n]], spikes[n], restored[n], weights[n]);
      }
    }
    float[][] moved = new float[means.length][means[0].length];
    for (int k = 0; k < means.length; k++) {
      for (int t = 0; t < moved[k].length; t++) {
        moved[k][t] = (float) (means[k][t] + sums[k][t] / (totals[k] + drag));
      }
    }
    return moved;
  }

  private static void addScaledDifference(
      double[] sum, float[] spike, float[] restored, double weight) {
    for (int t = 0; t < sum.length; t++) {
      sum[t] += weight * (spike[t] - restored[t]);
    }
  }
}
