// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.training;

import io.github.spikepress.codec.trellis.model.OrthonormalRows;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.waveforms.PrincipalAxes;
import java.util.Arrays;

/**
 * Draws the means of small classes towards those of coarser ones. A mean of ten spikes carries a
 * tenth of their noise in every direction, while neighbouring classes truly differ in a few
 * directions only; a normal prior of these differences, estimated from the classes themselves, says
 * how much of each to believe (the James–Stein estimator in its empirical Bayes form, Efron and
 * Morris 1973).
 */
final class MeanShrinkage {

  private static final double LEAST_POWER = 1e-12;

  private final Codebook coarse;
  private final float[][] spikes;
  private final int[] classes;
  private final double[] counts;
  private final double[][] parents;
  private final double[][] deviations;
  private double[][] axes;
  private double[] between;
  private double[] noise;

  /**
   * Prepares the classes of spikes.
   *
   * @param spikes {@code [spike][value]}
   * @param classes {@code [spike]}; those that are no row of the means are left out
   * @param means {@code [class][value]}: the mean of its spikes for each class that has any
   * @param coarse means of coarser classes
   */
  MeanShrinkage(float[][] spikes, int[] classes, float[][] means, Codebook coarse) {
    this.spikes = spikes;
    this.classes = classes;
    this.coarse = coarse;
    counts = new double[means.length];
    for (int k : classes) {
      if (k < means.length) {
        counts[k]++;
      }
    }
    parents = new double[means.length][];
    deviations = new double[means.length][means[0].length];
    deviate(means);
  }

  private void deviate(float[][] means) {
    float[] scores = new float[coarse.size()];
    for (int k = 0; k < means.length; k++) {
      float[] parent = coarse.codeword(coarse.nearest(means[k], scores));
      parents[k] = new double[parent.length];
      for (int t = 0; t < parent.length; t++) {
        parents[k][t] = parent[t];
        deviations[k][t] = means[k][t] - parent[t];
      }
    }
  }

  /** The means after shrinking, {@code [class][value]}; classes without spikes stay. */
  float[][] shrunk() {
    PrincipalAxes found = PrincipalAxes.of(covariance());
    axes = found.directions();
    between = found.variances();
    findNoise();
    float[][] shrunk = new float[deviations.length][];
    for (int k = 0; k < shrunk.length; k++) {
      shrunk[k] = shrunk(k);
    }
    return shrunk;
  }

  /** Of the deviations, each class by its spikes. */
  private double[][] covariance() {
    int size = deviations[0].length;
    double total = Math.max(1, Arrays.stream(counts).sum());
    double[][] covariance = new double[size][size];
    for (int k = 0; k < deviations.length; k++) {
      for (int s = 0; s < size; s++) {
        double factor = counts[k] / total * deviations[k][s];
        for (int t = 0; t < size; t++) {
          covariance[s][t] += factor * deviations[k][t];
        }
      }
    }
    return covariance;
  }

  /** Variance within the classes along each axis; the same is then taken out of that between. */
  private void findNoise() {
    noise = new double[axes.length];
    double total = Arrays.stream(counts).sum();
    double used = Arrays.stream(counts).filter(count -> count > 0).count();
    double[] residual = new double[axes.length];
    for (int n = 0; n < spikes.length; n++) {
      if (classes[n] < counts.length) {
        takeResidual(n, residual);
        for (int i = 0; i < axes.length; i++) {
          double along = OrthonormalRows.dot(axes[i], residual);
          noise[i] += along * along;
        }
      }
    }
    for (int i = 0; i < noise.length; i++) {
      noise[i] /= Math.max(1, total - used);
      between[i] = Math.max(LEAST_POWER, between[i] - noise[i] * used / Math.max(1, total));
    }
  }

  private void takeResidual(int n, double[] residual) {
    int k = classes[n];
    for (int t = 0; t < residual.length; t++) {
      residual[t] = spikes[n][t] - parents[k][t] - deviations[k][t];
    }
  }

  private float[] shrunk(int k) {
    double[] mean = parents[k].clone();
    for (int i = 0; i < axes.length; i++) {
      double trust = counts[k] > 0 ? between[i] / (between[i] + noise[i] / counts[k]) : 1;
      double along = trust * OrthonormalRows.dot(axes[i], deviations[k]);
      for (int t = 0; t < mean.length; t++) {
        mean[t] += along * axes[i][t];
      }
    }
    float[] rounded = new float[mean.length];
    for (int t = 0; t < mean.length; t++) {
      rounded[t] = (float) mean[t];
    }
    return rounded;
  }
}
