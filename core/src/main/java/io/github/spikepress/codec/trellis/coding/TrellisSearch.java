// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.quantization.FourStateTrellis;
import java.util.Arrays;

/**
 * The Viterbi search for the magnitudes of one spike's coefficients that cost least: squared error
 * in units of the step plus lambda times code length. Counts in whole numbers and looks the
 * candidates up, as {@link CandidateTable} says. Not thread-safe: holds scratch space.
 */
final class TrellisSearch {

  /** Dearer than any path, and far from overflow. */
  private static final long NEVER = 1L << 60;

  /** Dearer than any candidate worth taking; a thousand of them are no overflow. */
  private static final double MOST = 1L << 48;

  private static final float TARGET_UNITS = 1 << CandidateTable.TARGET_BITS;

  /** In place of an entry, for candidates beyond the table. */
  private static final int FAR = -1;

  private final CoefficientTables tables;
  private final CandidateTable table;
  private final float lambda;
  private final float[] levels;
  private final float[] lengths;

  private final int[] entries;

  /** {@code [coefficient][kind]}: magnitudes where the table does not reach. */
  private final int[] farMagnitudes;

  private final double[] farCandidates = new double[CandidateTable.KINDS];
  private final long[] farCosts = new long[CandidateTable.KINDS];
  private final int[] decisions;
  private final int[] magnitudes;
  private float distortion;
  private float codeLength;

  TrellisSearch(CoefficientTables tables, CandidateTable table, float lambda, int coefficients) {
    this.tables = tables;
    this.table = table;
    this.lambda = lambda;
    levels = tables.levels();
    lengths = tables.bits();
    entries = new int[coefficients];
    farMagnitudes = new int[CandidateTable.KINDS * coefficients];
    decisions = new int[coefficients];
    magnitudes = new int[coefficients];
  }

  /** Squared error of the last search, in squared steps. */
  float distortion() {
    return distortion;
  }

  /** Code length of the last search, in bits. */
  float codeLength() {
    return codeLength;
  }

  /** Magnitudes of the last search; valid until the next. */
  int[] magnitudes() {
    return magnitudes;
  }

  /**
   * Searches.
   *
   * @param coefficients holds the coefficients
   * @param from index of the first of them
   * @param inverseStep one over the step
   * @param spreads number of each coefficient's spread
   */
  void search(float[] coefficients, int from, float inverseStep, int[] spreads) {
    int[] lines = table.lines();
    long cost0 = 0;
    long cost1 = NEVER;
    long cost2 = NEVER;
    long cost3 = NEVER;
    for (int i = 0; i < spreads.length; i++) {
      long even0;
      long odd0;
      long even1;
      long odd1;
      float target = Math.abs(coefficients[from + i]) * inverseStep;
      int units = (int) (target * TARGET_UNITS);
      if (spreads[i] < CoefficientTables.TABLES && units < CandidateTable.LIMIT) {
        int entry = table.entry(spreads[i], units);
        entries[i] = entry;
        int at = 2 * CandidateTable.KINDS * entry;
        even0 = lines[at + 1] - lines[at] * units;
        odd0 = lines[at + 3] - lines[at + 2] * units;
        even1 = lines[at + 5] - lines[at + 4] * units;
        odd1 = lines[at + 7] - lines[at + 6] * units;
      } else {
        findFarCosts(i, target, spreads[i]);
        even0 = farCosts[0];
        odd0 = farCosts[1];
        even1 = farCosts[2];
        odd1 = farCosts[3];
      }
      long before = cost0 + even0;
      long gain0 = negativePart(cost2 + odd0 - before);
      long next0 = before + gain0;
      before = cost0 + odd0;
      long gain1 = negativePart(cost2 + even0 - before);
      long next1 = before + gain1;
      before = cost1 + even1;
      long gain2 = negativePart(cost3 + odd1 - before);
      cost2 = before + gain2;
      before = cost1 + odd1;
      long gain3 = negativePart(cost3 + even1 - before);
      cost3 = before + gain3;
      cost0 = next0;
      cost1 = next1;
      decisions[i] =
          (int) (gain0 >>> 63 | gain1 >>> 63 << 1 | gain2 >>> 63 << 2 | gain3 >>> 63 << 3);
    }
    int end = cost1 < cost0 ? 1 : 0;
    int otherEnd = cost3 < cost2 ? 3 : 2;
    boolean other = Math.min(cost2, cost3) < Math.min(cost0, cost1);
    trace(other ? otherEnd : end, coefficients, from, inverseStep, spreads);
  }

  /** The number if negative, else 0, without a branch. */
  private static long negativePart(long number) {
    return number & number >> 63;
  }

  /** The same for any magnitude; costs count from the least of them. */
  private void findFarCosts(int i, float target, int spread) {
    entries[i] = FAR;
    Arrays.fill(farCandidates, Double.POSITIVE_INFINITY);
    for (int set = 0; set < FourStateTrellis.SETS; set++) {
      int centre = (int) (target * 0.5f + 0.5f * set);
      tryFar(i, target, spread, set, 0);
      for (int magnitude = Math.max(1, centre - 1); magnitude <= centre + 1; magnitude++) {
        tryFar(i, target, spread, set, magnitude);
      }
    }
    double least = farCandidates[0];
    for (int kind = 1; kind < farCandidates.length; kind++) {
      least = Math.min(least, farCandidates[kind]);
    }
    for (int kind = 0; kind < farCosts.length; kind++) {
      double cost = (farCandidates[kind] - least) * (1 << CandidateTable.COST_BITS);
      farCosts[kind] = (long) Math.min(cost, MOST);
    }
  }

  private void tryFar(int i, float target, int spread, int set, int magnitude) {
    double error = target - tables.level(spread, set, magnitude);
    double cost = error * error + lambda * tables.bits(spread, set, magnitude);
    int kind = 2 * set + (magnitude & 1);
    if (cost < farCandidates[kind]) {
      farCandidates[kind] = cost;
      farMagnitudes[CandidateTable.KINDS * i + kind] = magnitude;
    }
  }

  /**
   * Follows the best path back and adds up what it costs; a path into states 0 and 1 came from
   * state 0 or 2.
   */
  private void trace(int end, float[] coefficients, int from, float inverseStep, int[] spreads) {
    float errors = 0;
    float bits = 0;
    int state = end;
    for (int i = spreads.length - 1; i >= 0; i--) {
      int second = decisions[i] >> state & 1;
      int parity = state & 1 ^ second;
      state = (state >> 1) + 2 * second;
      int set = FourStateTrellis.set(state);
      float target = Math.abs(coefficients[from + i]) * inverseStep;
      float error;
      if (entries[i] != FAR) {
        int symbol = table.symbol(entries[i], 2 * set + parity);
        magnitudes[i] = symbol & CoefficientTables.SYMBOLS - 1;
        error = target - levels[symbol];
        bits += lengths[symbol];
      } else {
        int magnitude = farMagnitudes[CandidateTable.KINDS * i + 2 * set + parity];
        magnitudes[i] = magnitude;
        error = target - tables.level(spreads[i], set, magnitude);
        bits += tables.bits(spreads[i], set, magnitude);
      }
      errors += error * error;
    }
    distortion = errors;
    codeLength = bits;
  }
}
