// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.training;

import io.github.spikepress.codec.trellis.estimation.BasisEstimator;
import io.github.spikepress.codec.trellis.model.CoefficientTables;

/**
 * Second moments of the coefficients by class and step, each drawn towards what is known from more
 * spikes: the class and step towards the product of both, those towards all spikes.
 */
final class SpreadEstimator {

  private static final double STEP_SHRINKAGE = 20;
  private static final double CLASS_SHRINKAGE = 30;
  private static final double BOTH_SHRINKAGE = 25;
  private static final double LEAST_MOMENT = 1e-12;

  private final double[][] all;
  private final double[][] bySteps;
  private final double[][] byClasses;
  private final double[][] byBoth;
  private final int steps;
  private final int coefficients;

  SpreadEstimator(int classes, int steps, double[] priorMoments) {
    this.steps = steps;
    coefficients = priorMoments.length;
    all = new double[1][coefficients + 1];
    bySteps = new double[steps][coefficients + 1];
    byClasses = new double[classes][coefficients + 1];
    byBoth = new double[classes * steps][coefficients + 1];
    for (int i = 0; i < coefficients; i++) {
      all[0][i] = BasisEstimator.PRIOR_SPIKES * priorMoments[i];
    }
    all[0][coefficients] = BasisEstimator.PRIOR_SPIKES;
  }

  /** Adds one spike's coefficients, in units of its step. */
  void add(int spikeClass, int step, double[] values) {
    add(all[0], values);
    add(bySteps[step], values);
    add(byClasses[spikeClass], values);
    add(byBoth[spikeClass * steps + step], values);
  }

  /** The last number of a row counts the spikes. */
  private void add(double[] row, double[] values) {
    for (int i = 0; i < coefficients; i++) {
      row[i] += values[i] * values[i];
    }
    row[coefficients]++;
  }

  /** The spreads, {@code [class][step][coefficient]}. */
  int[][][] spreads() {
    int[][][] spreads = new int[byClasses.length][steps][coefficients];
    for (int k = 0; k < byClasses.length; k++) {
      for (int j = 0; j < steps; j++) {
        for (int i = 0; i < coefficients; i++) {
          spreads[k][j][i] = CoefficientTables.spread(Math.sqrt(moment(k, j, i)));
        }
      }
    }
    return spreads;
  }

  private double moment(int k, int j, int i) {
    double overall = Math.max(all[0][i] / all[0][coefficients], LEAST_MOMENT);
    double step = shrunk(bySteps[j], i, STEP_SHRINKAGE, overall);
    double spikeClass = shrunk(byClasses[k], i, CLASS_SHRINKAGE, overall);
    return shrunk(byBoth[k * steps + j], i, BOTH_SHRINKAGE, step * spikeClass / overall);
  }

  private double shrunk(double[] row, int i, double weight, double towards) {
    return (row[i] + weight * towards) / (row[coefficients] + weight);
  }
}
