// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.estimation;

import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.entropy.CodeLengths;
import io.github.spikepress.quantization.FourStateTrellis;

/**
 * Counts how quantised coefficients fall, by table and set, and smooths the counts with the
 * neighbouring tables and a Laplacian prior. Not thread-safe.
 */
public final class TableEstimator {

  private static final double NEIGHBOUR = 0.3;
  private static final double PRIOR = 4;
  private static final double OFFSET_PRIOR = 8;
  private static final double LEAST_OFFSET = -0.3;
  private static final double GREATEST_OFFSET = 0.6;

  /** How much further out than halfway the search goes over to the next level. */
  private static final double DEAD_ZONE = 0.15;

  private static final int SYMBOLS = CoefficientTables.SYMBOLS;
  private static final int SETS = FourStateTrellis.SETS;

  private final double[][] counts = new double[CoefficientTables.TABLES * SETS][SYMBOLS];
  private final double[][] excesses =
      new double[CoefficientTables.TABLES * SETS][CoefficientTables.OFFSETS];

  /** Starts with the prior alone, which makes tables too. */
  public TableEstimator() {}

  /**
   * Adds one spike's coefficients.
   *
   * @param spreads {@code [coefficient]} numbers of their spreads
   * @param levels {@code [coefficient]} signed magnitudes
   * @param targets {@code [coefficient]} before they were quantised, in units of the step
   */
  public void add(int[] spreads, int[] levels, double[] targets) {
    int state = 0;
    for (int i = 0; i < levels.length; i++) {
      int magnitude = Math.abs(levels[i]);
      int set = FourStateTrellis.set(state);
      int raw = CoefficientTables.rawBits(spreads[i]);
      int row = CoefficientTables.table(spreads[i]) * SETS + set;
      counts[row][Math.min(magnitude >> raw, CoefficientTables.ESCAPE)]++;
      if (raw == 0 && magnitude > 0) {
        int kind = Math.min(magnitude, CoefficientTables.OFFSETS) - 1;
        excesses[row][kind] += FourStateTrellis.multiple(set, magnitude) - Math.abs(targets[i]);
      }
      state = FourStateTrellis.next(state, magnitude);
    }
  }

  /**
   * The tables of what was added so far.
   *
   * @return new tables
   */
  public CoefficientTables tables() {
    int rows = counts.length;
    int[] lengths = new int[rows * SYMBOLS];
    int[] offsets = new int[rows * CoefficientTables.OFFSETS];
    for (int row = 0; row < rows; row++) {
      double[] weights = smoothed(counts, row);
      fillOffsets(row, weights, offsets);
      double[] prior = prior(row);
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        weights[symbol] += PRIOR * prior[symbol];
      }
      System.arraycopy(CodeLengths.of(weights), 0, lengths, row * SYMBOLS, SYMBOLS);
    }
    return new CoefficientTables(lengths, offsets);
  }

  private void fillOffsets(int row, double[] weights, int[] offsets) {
    double[] sums = smoothed(excesses, row);
    for (int kind = 0; kind < sums.length; kind++) {
      double weight = weights[kind + 1];
      if (kind == sums.length - 1) {
        for (int symbol = kind + 2; symbol < SYMBOLS; symbol++) {
          weight += weights[symbol];
        }
      }
      double offset = sums[kind] / (weight + OFFSET_PRIOR);
      offset = Math.max(LEAST_OFFSET, Math.min(GREATEST_OFFSET, offset));
      offsets[row * sums.length + kind] = (int) Math.rint(offset / CoefficientTables.OFFSET_UNIT);
    }
  }

  private static double[] smoothed(double[][] rows, int row) {
    double[] sum = rows[row].clone();
    for (int other = row - SETS; other <= row + SETS; other += 2 * SETS) {
      if (other >= 0 && other < rows.length) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += NEIGHBOUR * rows[other][i];
        }
      }
    }
    return sum;
  }

  /** The odds of each symbol for a Laplacian coefficient of the table's rms. */
  private static double[] prior(int row) {
    double decay = StrictMath.sqrt(2) / CoefficientTables.rms(row / SETS);
    double[] odds = new double[SYMBOLS];
    double above = 1;
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      double next = symbol + 1 < SYMBOLS ? tail(decay, row % SETS, symbol) : 0;
      odds[symbol] = Math.max(above - next, 1e-6);
      above = next;
    }
    return odds;
  }

  /** The odds of a magnitude above the given one. */
  private static double tail(double decay, int set, int magnitude) {
    double lower = FourStateTrellis.multiple(set, magnitude);
    double upper = FourStateTrellis.multiple(set, magnitude + 1);
    return StrictMath.exp(-decay * ((lower + upper) / 2 + DEAD_ZONE));
  }
}
