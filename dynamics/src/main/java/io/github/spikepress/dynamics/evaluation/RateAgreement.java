// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.evaluation;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Coefficients of determination of inferred against true rates, over all trials and bins, observed
 * or not. A channel's R² is 1 − (squared error) / (squared deviation of the truth from its mean);
 * the mean over channels is ruled by those that hardly change, which is why the others stand beside
 * it.
 *
 * @param mean uniform mean over channels
 * @param median median over channels
 * @param meanModulated mean over the channels of which the true rate's standard deviation is at
 *     least {@link #MODULATED_HZ}
 * @param modulated how many those are
 * @param pooled one R² over all channels, squared errors and deviations summed
 * @param worst least of all channels
 */
public record RateAgreement(
    double mean, double median, double meanModulated, int modulated, double pooled, double worst) {

  /** Standard deviation from which on a channel counts as modulated, spikes per second. */
  public static final double MODULATED_HZ = 1;

  /**
   * Compares rates.
   *
   * @param inferredHz spikes per second, {@code [trial][bin][channel]}
   * @param trueHz spikes per second, in the same shape
   * @return the figures; a channel with a constant true rate has no R² and is left out
   */
  public static RateAgreement of(double[][][] inferredHz, double[][][] trueHz) {
    if (inferredHz.length != trueHz.length
        || inferredHz[0].length != trueHz[0].length
        || inferredHz[0][0].length != trueHz[0][0].length) {
      throw new WrongArgumentException("inferred and true rates differ in shape");
    }
    int channels = trueHz[0][0].length;
    double entries = (double) trueHz.length * trueHz[0].length;
    double[] deviations = new double[channels];
    double[] errors = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      double mean = mean(trueHz, channel);
      for (int trial = 0; trial < trueHz.length; trial++) {
        for (int bin = 0; bin < trueHz[trial].length; bin++) {
          double truth = trueHz[trial][bin][channel];
          deviations[channel] += square(truth - mean);
          errors[channel] += square(truth - inferredHz[trial][bin][channel]);
        }
      }
    }
    double least = entries * MODULATED_HZ * MODULATED_HZ;
    double[] all = perChannel(errors, deviations, Double.MIN_VALUE);
    double[] modulated = perChannel(errors, deviations, least);
    return new RateAgreement(
        Arrays.stream(all).average().orElse(Double.NaN),
        median(all),
        Arrays.stream(modulated).average().orElse(Double.NaN),
        modulated.length,
        1 - Arrays.stream(errors).sum() / Arrays.stream(deviations).sum(),
        Arrays.stream(all).min().orElse(Double.NaN));
  }

  private static double[] perChannel(double[] errors, double[] deviations, double least) {
    return IntStream.range(0, errors.length)
        .filter(channel -> deviations[channel] >= least)
        .mapToDouble(channel -> 1 - errors[channel] / deviations[channel])
        .toArray();
  }

  private static double mean(double[][][] rates, int channel) {
    return Arrays.stream(rates)
        .flatMap(Arrays::stream)
        .mapToDouble(bin -> bin[channel])
        .average()
        .orElseThrow();
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double square(double x) {
    return x * x;
  }
}
