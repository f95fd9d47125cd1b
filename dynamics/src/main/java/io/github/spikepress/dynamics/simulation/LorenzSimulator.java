// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.simulation;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.Random;

/**
 * Neurons that are driven by a Lorenz system (Lorenz 1963): their log-rates are random linear
 * functions of its standardised state, their spikes Poisson. All trials of a condition start at the
 * same point of the attractor.
 *
 * <pre>x' = σ (y − x)    y' = x (ρ − z) − y    z' = x y − β z</pre>
 *
 * @param sigma the equations' σ, usually 10
 * @param rho the equations' ρ, usually 28
 * @param beta the equations' β, usually 8/3
 * @param speed time of the system that passes in a second, more than 0
 * @param channels number of neurons, 1 or more
 * @param meanRateHz geometric mean of the rates, spikes per second, more than 0
 * @param modulation standard deviation of the log-rates over time, 0 or more
 * @param binSeconds length of a bin in seconds
 */
public record LorenzSimulator(
    double sigma,
    double rho,
    double beta,
    double speed,
    int channels,
    double meanRateHz,
    double modulation,
    double binSeconds) {

  private static final double STEP = 0.002;
  private static final int STEPS_TO_ATTRACTOR = 10_000;
  private static final int STEPS_BETWEEN_CONDITIONS = 1_500;

  /** Checks the ranges. */
  public LorenzSimulator {
    if (!(speed > 0) || !(meanRateHz > 0) || !(modulation >= 0) || !(binSeconds > 0)) {
      throw new WrongArgumentException(
          "speed, mean rate and bin must be more than 0 and modulation 0 or more, got "
              + speed
              + ", "
              + meanRateHz
              + ", "
              + binSeconds
              + ", "
              + modulation);
    }
    if (channels < 1) {
      throw new WrongArgumentException("needs 1 channel or more, got " + channels);
    }
  }

  /**
   * The classical parameters, 10 spikes per second, bins of 20 ms.
   *
   * @param channels number of neurons
   * @return the simulator
   */
  public static LorenzSimulator classical(int channels) {
    return new LorenzSimulator(10, 28, 8.0 / 3, 1.5, channels, 10, 1, 0.02);
  }

  /**
   * A simulated population.
   *
   * @param counts spikes, all observed, the trials of a condition side by side
   * @param ratesHz true rates, {@code [trial][bin][channel]}; shared by the trials of a condition
   * @param states state of the system, {@code [trial][bin][x, y, z]}; shared likewise
   */
  public record Population(BinnedCounts counts, double[][][] ratesHz, double[][][] states) {}

  /**
   * Simulates trials.
   *
   * @param conditions number of starting points
   * @param trialsPerCondition trials of each
   * @param bins bins of each trial
   * @param seed the same seed gives the same population
   * @return spikes and truth
   */
  public Population simulate(int conditions, int trialsPerCondition, int bins, long seed) {
    if (conditions < 1 || trialsPerCondition < 1 || bins < 1) {
      throw new WrongArgumentException("needs 1 or more conditions, trials and bins");
    }
    Random random = new Random(seed);
    double[][][] paths = paths(conditions, bins, random);
    double[][] loadings = loadings(paths, random);
    int trials = conditions * trialsPerCondition;
    double[][][] rates = new double[trials][][];
    double[][][] states = new double[trials][][];
    int[][][] counts = new int[trials][bins][channels];
    for (int trial = 0; trial < trials; trial++) {
      int condition = trial / trialsPerCondition;
      boolean first = trial % trialsPerCondition == 0;
      states[trial] = paths[condition];
      rates[trial] = first ? rates(paths[condition], loadings) : rates[trial - 1];
      draw(rates[trial], counts[trial], random);
    }
    return new Population(BinnedCounts.observedFully(counts, binSeconds), rates, states);
  }

  private double[][][] paths(int conditions, int bins, Random random) {
    double[] state = {1 + random.nextDouble(), random.nextDouble(), 20 + random.nextDouble()};
    advance(state, STEPS_TO_ATTRACTOR * STEP);
    double[][][] paths = new double[conditions][bins][];
    for (double[][] path : paths) {
      advance(state, (1 + random.nextDouble()) * STEPS_BETWEEN_CONDITIONS * STEP);
      double[] along = state.clone();
      for (int bin = 0; bin < bins; bin++) {
        path[bin] = along.clone();
        advance(along, speed * binSeconds);
      }
    }
    return paths;
  }

  /** Fourth-order Runge-Kutta. */
  private void advance(double[] state, double time) {
    int steps = (int) Math.max(1, Math.ceil(time / STEP));
    double h = time / steps;
    for (int i = 0; i < steps; i++) {
      double[] a = slope(state);
      double[] b = slope(moved(state, a, h / 2));
      double[] c = slope(moved(state, b, h / 2));
      double[] d = slope(moved(state, c, h));
      for (int k = 0; k < 3; k++) {
        state[k] += h / 6 * (a[k] + 2 * b[k] + 2 * c[k] + d[k]);
      }
    }
  }

  private double[] slope(double[] s) {
    return new double[] {
      sigma * (s[1] - s[0]), s[0] * (rho - s[2]) - s[1], s[0] * s[1] - beta * s[2]
    };
  }

  private static double[] moved(double[] state, double[] slope, double h) {
    return new double[] {state[0] + h * slope[0], state[1] + h * slope[1], state[2] + h * slope[2]};
  }

  /** Offset and three weights of each channel, such that its log-rate has the modulation. */
  private double[][] loadings(double[][][] paths, Random random) {
    double[] mean = new double[3];
    double[] square = new double[3];
    double n = (double) paths.length * paths[0].length;
    for (double[][] path : paths) {
      for (double[] state : path) {
        for (int k = 0; k < 3; k++) {
          mean[k] += state[k] / n;
          square[k] += state[k] * state[k] / n;
        }
      }
    }
    double[][] loadings = new double[channels][4];
    for (double[] loading : loadings) {
      loading[0] = StrictMath.log(meanRateHz);
      for (int k = 0; k < 3; k++) {
        double deviation = Math.sqrt(Math.max(1e-12, square[k] - mean[k] * mean[k]));
        loading[k + 1] = modulation / Math.sqrt(3) * random.nextGaussian() / deviation;
        loading[0] -= loading[k + 1] * mean[k];
      }
    }
    return loadings;
  }

  private double[][] rates(double[][] path, double[][] loadings) {
    double[][] rates = new double[path.length][channels];
    for (int bin = 0; bin < path.length; bin++) {
      for (int channel = 0; channel < channels; channel++) {
        double[] w = loadings[channel];
        double[] s = path[bin];
        rates[bin][channel] = StrictMath.exp(w[0] + w[1] * s[0] + w[2] * s[1] + w[3] * s[2]);
      }
    }
    return rates;
  }

  private void draw(double[][] rates, int[][] counts, Random random) {
    for (int bin = 0; bin < counts.length; bin++) {
      for (int channel = 0; channel < channels; channel++) {
        counts[bin][channel] = poisson(rates[bin][channel] * binSeconds, random);
      }
    }
  }

  /** Counts exponential waits until they fill the bin. */
  private static int poisson(double mean, Random random) {
    int count = -1;
    double time = 0;
    while (time <= mean) {
      time -= StrictMath.log(1 - random.nextDouble());
      count++;
    }
    return count;
  }
}
