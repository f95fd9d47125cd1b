// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.entropy.FrequencyTable;

/** Learns tables and centroids from training coefficients at a given step. */
final class TableTraining {

  /** Magnitudes with a centroid of their own. */
  static final int CENTROIDS = 3;

  /** Greatest magnitude that a table holds; beyond it the escape is as good. */
  private static final int GREATEST_TABLED = 511;

  /** How many spikes' worth a coefficient's two-sided geometric distribution counts. */
  private static final double PRIOR_WEIGHT = 8;

  private static final double ESCAPE_WEIGHT = 0.5;

  /** How many coefficients' worth the middle of a level counts as its centre. */
  private static final double CENTROID_PRIOR = 8;

  private final Coefficients training;
  private final float step;

  private TableTraining(Coefficients training, float step) {
    this.training = training;
    this.step = step;
  }

  /**
   * Learns a coder. Coefficients after the last one that is ever other than 0 are left out.
   *
   * @param training coefficients to learn from
   * @param step distance of the levels, positive
   * @return the coder
   */
  static TableCoder learn(Coefficients training, float step) {
    return new TableTraining(training, step).learn();
  }

  private TableCoder learn() {
    int size = training.size();
    while (size > 1 && greatestLevel(size - 1) == 0) {
      size--;
    }
    FrequencyTable[] tables = new FrequencyTable[size];
    int[][] centroids = new int[size][];
    for (int i = 0; i < size; i++) {
      tables[i] = table(i);
      centroids[i] = centroids(i);
    }
    return new TableCoder(step, tables, centroids);
  }

  private int greatestLevel(int coefficient) {
    return Math.abs(TableCoder.quantise(training.greatest(coefficient), step));
  }

  private FrequencyTable table(int coefficient) {
    int tabled = Math.min(GREATEST_TABLED, greatestLevel(coefficient));
    double[] weights = new double[2 * tabled + 2];
    double magnitudes = 0;
    for (double[] vector : training.values()) {
      int level = TableCoder.quantise(vector[coefficient], step);
      magnitudes += Math.abs(level);
      int symbol = Math.abs(level) <= tabled ? level + tabled : weights.length - 1;
      weights[symbol]++;
    }
    double mean = (magnitudes + 0.5) / training.numVectors();
    addGeometric(weights, tabled, mean);
    weights[weights.length - 1] += ESCAPE_WEIGHT;
    return FrequencyTable.fromWeights(weights);
  }

  /** Adds a two-sided geometric distribution whose magnitudes have a given mean. */
  private static void addGeometric(double[] weights, int tabled, double meanMagnitude) {
    double ratio = (Math.sqrt(1 + meanMagnitude * meanMagnitude) - 1) / meanMagnitude;
    double weight = PRIOR_WEIGHT * (1 - ratio) / (1 + ratio);
    weights[tabled] += weight;
    for (int magnitude = 1; magnitude <= tabled; magnitude++) {
      weight *= ratio;
      weights[tabled - magnitude] += weight;
      weights[tabled + magnitude] += weight;
    }
  }

  private int[] centroids(int coefficient) {
    double[] below = new double[CENTROIDS];
    double[] counts = new double[CENTROIDS];
    for (double[] vector : training.values()) {
      int level = Math.abs(TableCoder.quantise(vector[coefficient], step));
      if (level > 0 && level < EscapeCode.GREATEST) {
        int at = Math.min(level, CENTROIDS) - 1;
        below[at] += level - Math.abs(vector[coefficient]) / step;
        counts[at]++;
      }
    }
    int[] centroids = new int[CENTROIDS];
    for (int i = 0; i < CENTROIDS; i++) {
      double shift = below[i] / (counts[i] + CENTROID_PRIOR);
      centroids[i] = (int) Math.max(-127, Math.min(127, Math.rint(256 * shift)));
    }
    return centroids;
  }
}
