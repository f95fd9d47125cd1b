// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.quantization.FourStateTrellis;

/**
 * The Viterbi search for the magnitudes of one spike's coefficients that cost least: squared error
 * in units of the step plus lambda times code length. Not thread-safe: holds scratch space.
 */
final class TrellisSearch {

  private static final float NEVER = 1e30f;

  /** Below this every candidate magnitude lies within a table. */
  private static final float FAST_LIMIT = 2 * CoefficientTables.ESCAPE - 4;

  private final CoefficientTables tables;
  private final float[] bits;
  private final float[] levels;
  private final float lambda;

  /** {@code [coefficient][set × 2 + parity]}: the best magnitude of each kind. */
  private final int[] candidates;

  private final float[] costs = new float[4];
  private final int[] decisions;
  private final int[] magnitudes;
  private float distortion;
  private float codeLength;

  TrellisSearch(CoefficientTables tables, float lambda, int coefficients) {
    this.tables = tables;
    this.lambda = lambda;
    bits = tables.bits();
    levels = tables.levels();
    candidates = new int[4 * coefficients];
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
    float cost0 = 0;
    float cost1 = NEVER;
    float cost2 = NEVER;
    float cost3 = NEVER;
    for (int i = 0; i < spreads.length; i++) {
      findCandidates(i, Math.abs(coefficients[from + i]) * inverseStep, spreads[i]);
      float even0 = costs[0];
      float odd0 = costs[1];
      float even1 = costs[2];
      float odd1 = costs[3];
      float from0 = cost0 + even0;
      float from2 = cost2 + odd0;
      float next0 = Math.min(from0, from2);
      int decision = from2 < from0 ? 1 : 0;
      from0 = cost0 + odd0;
      from2 = cost2 + even0;
      float next1 = Math.min(from0, from2);
      decision |= from2 < from0 ? 2 : 0;
      float from1 = cost1 + even1;
      float from3 = cost3 + odd1;
      cost2 = Math.min(from1, from3);
      decision |= from3 < from1 ? 4 : 0;
      from1 = cost1 + odd1;
      from3 = cost3 + even1;
      cost3 = Math.min(from1, from3);
      decision |= from3 < from1 ? 8 : 0;
      cost0 = next0;
      cost1 = next1;
      decisions[i] = decision;
    }
    int end = cost1 < cost0 ? 1 : 0;
    int otherEnd = cost3 < cost2 ? 3 : 2;
    boolean other = Math.min(cost2, cost3) < Math.min(cost0, cost1);
    trace(other ? otherEnd : end, spreads.length);
    measure(coefficients, from, inverseStep, spreads);
  }

  private void findCandidates(int i, float target, int spread) {
    if (spread < CoefficientTables.TABLES && target < FAST_LIMIT) {
      int row = spread * FourStateTrellis.SETS * CoefficientTables.SYMBOLS;
      near(i, 0, target, row, (int) (target * 0.5f));
      near(i, 1, target, row + CoefficientTables.SYMBOLS, (int) (target * 0.5f + 0.5f));
    } else {
      far(i, 0, target, spread, (int) (target * 0.5f));
      far(i, 1, target, spread, (int) (target * 0.5f + 0.5f));
    }
  }

  /** Compares 0 and the magnitudes round {@code centre}, all of which have table entries. */
  private void near(int i, int set, float target, int row, int centre) {
    float zero = target * target + lambda * bits[row];
    float above = cost(target, row + centre + 1);
    if (centre == 0) {
      store(i, 2 * set, 0, zero);
      store(i, 2 * set + 1, 1, above);
      return;
    }
    float at = cost(target, row + centre);
    float below = centre == 1 ? zero : cost(target, row + centre - 1);
    float beside = below < above ? below : above;
    int besideMagnitude = below < above ? centre - 1 : centre + 1;
    if ((centre & 1) == 0) {
      store(i, 2 * set, zero < at ? 0 : centre, zero < at ? zero : at);
      store(i, 2 * set + 1, besideMagnitude, beside);
    } else {
      store(i, 2 * set, zero < beside ? 0 : besideMagnitude, zero < beside ? zero : beside);
      store(i, 2 * set + 1, centre, at);
    }
  }

  /** The same as {@link #near} for any magnitude. */
  private void far(int i, int set, float target, int spread, int centre) {
    int even = 2 * set;
    store(i, even, 0, farCost(target, spread, set, 0));
    costs[even + 1] = NEVER;
    for (int magnitude = Math.max(1, centre - 1); magnitude <= centre + 1; magnitude++) {
      float cost = farCost(target, spread, set, magnitude);
      int kind = even + (magnitude & 1);
      if (cost < costs[kind]) {
        store(i, kind, magnitude, cost);
      }
    }
  }

  private float cost(float target, int at) {
    float error = target - levels[at];
    return error * error + lambda * bits[at];
  }

  private float farCost(float target, int spread, int set, int magnitude) {
    float error = target - tables.level(spread, set, magnitude);
    return error * error + lambda * tables.bits(spread, set, magnitude);
  }

  private void store(int i, int kind, int magnitude, float cost) {
    candidates[4 * i + kind] = magnitude;
    costs[kind] = cost;
  }

  /** Follows the best path back; a path into states 0 and 1 came from state 0 or 2. */
  private void trace(int end, int count) {
    int state = end;
    for (int i = count - 1; i >= 0; i--) {
      int second = decisions[i] >> state & 1;
      int parity = state & 1 ^ second;
      int before = (state >> 1) + 2 * second;
      magnitudes[i] = candidates[4 * i + 2 * FourStateTrellis.set(before) + parity];
      state = before;
    }
  }

  private void measure(float[] coefficients, int from, float inverseStep, int[] spreads) {
    distortion = 0;
    codeLength = 0;
    int state = 0;
    for (int i = 0; i < spreads.length; i++) {
      int set = FourStateTrellis.set(state);
      float target = Math.abs(coefficients[from + i]) * inverseStep;
      float error = target - tables.level(spreads[i], set, magnitudes[i]);
      distortion += error * error;
      codeLength += tables.bits(spreads[i], set, magnitudes[i]);
      state = FourStateTrellis.next(state, magnitudes[i]);
    }
  }
}
