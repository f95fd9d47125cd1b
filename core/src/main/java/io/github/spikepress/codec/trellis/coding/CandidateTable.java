// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.quantization.FourStateTrellis;
import java.util.Arrays;

/**
 * The magnitudes that come into question for a coefficient, by table instead of by search: for each
 * spread and each narrow bin of targets the best magnitude of each kind, a kind being one set of
 * the trellis and one parity. What a magnitude costs is a parabola in the target; less the square
 * of the target, which all kinds share, it is a straight line, kept in whole numbers, so that the
 * search needs neither floating point nor branches. Immutable and thread-safe.
 */
final class CandidateTable {

  /** Set times two, plus parity. */
  static final int KINDS = 2 * FourStateTrellis.SETS;

  /** Targets count in steps over two to this power. */
  static final int TARGET_BITS = 10;

  /** Costs count in squared steps over two to this power: levels go by 128ths of a step. */
  static final int COST_BITS = TARGET_BITS + 7;

  /** From this target on a candidate may lie beyond the tables. */
  static final int LIMIT = 2 * CoefficientTables.ESCAPE - 4 << TARGET_BITS;

  private static final int LEVEL_UNITS = 1 << COST_BITS - TARGET_BITS;

  /** Eighths of a step: what a finer bin would choose better is lost in the noise. */
  private static final int BIN_SHIFT = TARGET_BITS - 3;

  private static final int BINS = LIMIT >> BIN_SHIFT;

  /** Magnitudes further from the target than this are never best. */
  private static final int REACH = 2;

  private final int[] firstEntries = new int[CoefficientTables.TABLES];

  /** {@code [entry][kind][slope, constant]}. */
  private final int[] lines;

  /** {@code [entry][kind]}: where level and code length of the magnitude stand. */
  private final short[] symbols;

  /**
   * Makes the table.
   *
   * @param tables levels and code lengths
   * @param lambda price of a bit in squared steps
   * @param spreads {@code [class][step][coefficient]}, those that occur
   */
  CandidateTable(CoefficientTables tables, float lambda, int[][][] spreads) {
    boolean[] used = used(spreads);
    int entries = 0;
    for (int spread = 0; spread < used.length; spread++) {
      firstEntries[spread] = entries;
      entries += used[spread] ? BINS : 0;
    }
    lines = new int[2 * KINDS * entries];
    symbols = new short[KINDS * entries];
    for (int spread = 0; spread < used.length; spread++) {
      for (int kind = 0; used[spread] && kind < KINDS; kind++) {
        fill(tables, lambda, spread, kind);
      }
    }
  }

  private static boolean[] used(int[][][] spreads) {
    boolean[] used = new boolean[CoefficientTables.TABLES];
    Arrays.stream(spreads)
        .flatMap(Arrays::stream)
        .flatMapToInt(Arrays::stream)
        .filter(spread -> spread < used.length)
        .forEach(spread -> used[spread] = true);
    return used;
  }

  private void fill(CoefficientTables tables, float lambda, int spread, int kind) {
    int set = kind >> 1;
    int row = CoefficientTables.row(spread, set);
    for (int bin = 0; bin < BINS; bin++) {
      float target = (bin + 0.5f) * (1 << BIN_SHIFT) / (1 << TARGET_BITS);
      int centre = (int) (target * 0.5f + 0.5f * set);
      int best = kind & 1;
      float least = cost(tables, lambda, row + best, target);
      for (int near = Math.max(1, centre - REACH); near <= centre + REACH; near++) {
        int magnitude = Math.min(near, CoefficientTables.ESCAPE - 1);
        float cost = cost(tables, lambda, row + magnitude, target);
        if ((magnitude & 1) == (kind & 1) && cost < least) {
          best = magnitude;
          least = cost;
        }
      }
      int at = KINDS * (firstEntries[spread] + bin) + kind;
      float level = tables.levels()[row + best];
      symbols[at] = (short) (row + best);
      lines[2 * at] = Math.round(2 * level * LEVEL_UNITS);
      lines[2 * at + 1] =
          Math.round((level * level + lambda * tables.bits()[row + best]) * (1 << COST_BITS));
    }
  }

  private static float cost(CoefficientTables tables, float lambda, int at, float target) {
    float error = target - tables.levels()[at];
    return error * error + lambda * tables.bits()[at];
  }

  /** The entry of a target below {@link #LIMIT} and a spread that has a table of its own. */
  int entry(int spread, int target) {
    return firstEntries[spread] + (target >> BIN_SHIFT);
  }

  /**
   * Straight lines, {@code [entry][kind][slope, constant]}: constant less slope times target is the
   * cost less the target squared. Must not be changed.
   */
  int[] lines() {
    return lines;
  }

  /**
   * Where level and code length of an entry's magnitude stand in the tables: a multiple of {@link
   * CoefficientTables#SYMBOLS}, plus the magnitude.
   */
  int symbol(int entry, int kind) {
    return symbols[KINDS * entry + kind];
  }
}
