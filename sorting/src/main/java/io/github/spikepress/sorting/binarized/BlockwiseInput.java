// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import java.util.Arrays;

/**
 * The first layer for many spikes at once. Four inputs can be added and subtracted in sixteen ways
 * only: these sums are made once for all units, and a unit adds up one of them for every four
 * inputs. All loops run over spikes that lie side by side, so that the compiler fills the whole
 * width of the processor's arithmetic. Not thread-safe.
 */
final class BlockwiseInput {

  private static final int GROUP = 4;
  private static final int WAYS = 1 << GROUP;

  private final InputGrid grid;
  private final int numInputs;

  /** {@code [unit][group]}: row of the table of sums. */
  private final int[][] chosen;

  private final int[] thresholds;

  /** {@code [group · 16 + way][spike]}. */
  private final int[][] table;

  private final int[] numbers;
  private final int[] sums;

  BlockwiseInput(InputLayer layer, int block) {
    grid = layer.grid();
    numInputs = layer.weights().columns();
    // An even number of groups, so that two are added in one pass
    int groups = 2 * ((numInputs + 2 * GROUP - 1) / (2 * GROUP));
    chosen =
        Arrays.stream(layer.weights().rows())
            .map(row -> choices(row, groups))
            .toArray(int[][]::new);
    int greatest = grid.greatestSum(numInputs);
    thresholds =
        Arrays.stream(layer.thresholds())
            .map(least -> Math.max(-greatest, Math.min(greatest + 1, least)))
            .toArray();
    table = new int[groups * WAYS][block];
    numbers = new int[block];
    sums = new int[block];
  }

  private static int[] choices(long[] row, int groups) {
    int[] choices = new int[groups];
    for (int g = 0; g < groups; g++) {
      int bit = g * GROUP;
      long word = bit / 64 < row.length ? row[bit / 64] : 0;
      choices[g] = g * WAYS + (int) (word >>> bit & WAYS - 1);
    }
    return choices;
  }

  /**
   * Computes the layer.
   *
   * @param spikes normalised spikes
   * @param first first spike of the block; spikes beyond the last one leave what was there
   * @param outputs {@code [word of 32 units][spike]}, overwritten
   */
  void forward(float[][] spikes, int first, int[][] outputs) {
    for (int g = 0; g < table.length / WAYS; g++) {
      fill(spikes, first, g);
    }
    for (int[] word : outputs) {
      Arrays.fill(word, 0);
    }
    for (int unit = 0; unit < chosen.length; unit++) {
      int[] rows = chosen[unit];
      Arrays.fill(sums, 0);
      for (int g = 0; g < rows.length; g += 2) {
        add(table[rows[g]], table[rows[g + 1]]);
      }
      switchOn(sums, thresholds[unit], unit, outputs[unit / 32]);
    }
  }

  /** All sums of four inputs; an input beyond the last one is 0. */
  private void fill(float[][] spikes, int first, int group) {
    int base = group * WAYS;
    Arrays.fill(table[base], 0);
    for (int j = 0; j < GROUP; j++) {
      gather(spikes, first, group * GROUP + j);
      for (int way = 0; way < 1 << j; way++) {
        int[] with = table[base + way + (1 << j)];
        int[] without = table[base + way];
        for (int s = 0; s < numbers.length; s++) {
          with[s] = without[s] + numbers[s];
          without[s] -= numbers[s];
        }
      }
    }
  }

  private void gather(float[][] spikes, int first, int input) {
    Arrays.fill(numbers, 0);
    int last = input < numInputs ? Math.min(numbers.length, spikes.length - first) : 0;
    for (int s = 0; s < last; s++) {
      numbers[s] = grid.toInteger(spikes[first + s][input]);
    }
  }

  private void add(int[] one, int[] other) {
    for (int s = 0; s < sums.length; s++) {
      sums[s] += one[s] + other[s];
    }
  }

  /** Sets the bit of a unit where the sum is no less than its threshold. */
  private static void switchOn(int[] sums, int threshold, int unit, int[] outputs) {
    for (int s = 0; s < outputs.length; s++) {
      outputs[s] |= (threshold - 1 - sums[s] >>> 31) << unit;
    }
  }
}
