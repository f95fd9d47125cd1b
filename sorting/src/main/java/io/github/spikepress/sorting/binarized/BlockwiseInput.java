// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import java.util.Arrays;

/**
 * The first layer for many spikes at once. Four inputs can be added and subtracted in sixteen ways
 * only: these sums are made once for all units, and a unit adds up one of them for every four
 * inputs. The sums of several spikes lie in lanes of one {@code long}, moved so that none is
 * negative and none reaches its neighbour; loops run over such words, so that the compiler fills
 * the whole width of the processor's arithmetic. Not thread-safe.
 */
final class BlockwiseInput {

  private static final int GROUP = 4;
  private static final int WAYS = 1 << GROUP;

  /**
   * Groups added in one pass: so few that the compiler still does several words at a time, so many
   * that a sum rarely goes to memory and back.
   */
  private static final int PASS = 4;

  private final InputGrid grid;
  private final int numInputs;
  private final Lanes lanes;

  /** {@code [unit][word of 64 inputs]}. */
  private final long[][] weights;

  private final int[] thresholds;

  /** {@code [group · 16 + way][word of spikes]}. */
  private final long[][] table;

  /** {@code [input][word of spikes]}, moved so that the least number of the grid is 0. */
  private final long[][] numbers;

  private final long[] sums;

  /** {@code [lane full of units][word of spikes]}: a bit for each unit. */
  private final long[][] bits;

  BlockwiseInput(InputLayer layer, int block) {
    grid = layer.grid();
    numInputs = layer.weights().columns();
    lanes = Lanes.holding(grid.greatestSum(numInputs));
    int groups = (numInputs + GROUP * PASS - 1) / (GROUP * PASS) * PASS;
    weights = layer.weights().rows();
    thresholds = layer.thresholds();
    int words = block / lanes.count();
    table = new long[groups * WAYS][words];
    numbers = new long[groups * GROUP][words];
    sums = new long[words];
    bits = new long[(weights.length + lanes.bits() - 1) / lanes.bits()][words];
  }

  /** Whether the numbers and sums of a layer are small enough. */
  static boolean holds(InputLayer layer) {
    return layer.grid().bits() <= InputGrid.FRACTION_BITS
        && layer.grid().greatestSum(layer.weights().columns()) <= Lanes.GREATEST;
  }

  /**
   * Computes the layer.
   *
   * @param spikes normalised spikes
   * @param first first spike of the block; beyond the last spike of all, the last one is taken
   *     again
   * @param outputs {@code [word of 32 units][spike]}, overwritten
   */
  void forward(float[][] spikes, int first, int[][] outputs) {
    gather(spikes, first);
    for (int input = 0; input < numInputs; input++) {
      fill(input);
    }
    for (long[] word : bits) {
      Arrays.fill(word, 0);
    }
    for (int unit = 0; unit < weights.length; unit++) {
      Arrays.fill(sums, start(thresholds[unit]));
      for (int group = 0; group < table.length / WAYS; group += PASS) {
        int inputs = group * GROUP;
        add(group * WAYS, (int) (weights[unit][inputs / 64] >>> inputs));
      }
      switchOn(unit % lanes.bits(), bits[unit / lanes.bits()]);
    }
    for (int[] word : outputs) {
      Arrays.fill(word, 0);
    }
    for (int from = 0; from < bits.length; from++) {
      lanes.spread(bits[from], from * lanes.bits(), outputs);
    }
  }

  /** What the sums of a unit begin with, so that the highest bit of a lane says that it is on. */
  private long start(int threshold) {
    int greatest = grid.greatestSum(numInputs);
    int least = Math.max(-greatest, Math.min(greatest + 1, threshold));
    return lanes.all(lanes.half() - greatest - least);
  }

  /** Lays the numbers of spikes side by side. */
  private void gather(float[][] spikes, int first) {
    long zero = lanes.all(1L << grid.bits() - 1);
    long mask = (1L << grid.bits()) - 1;
    float[] fractions = new float[numInputs];
    long[] gathered = new long[numInputs];
    for (int w = 0; w < sums.length; w++) {
      Arrays.fill(gathered, zero);
      for (int lane = 0; lane < lanes.count(); lane++) {
        int s = Math.min(first + lane * sums.length + w, spikes.length - 1);
        grid.toFractions(spikes[s], fractions);
        int shift = lane * lanes.bits();
        for (int input = 0; input < gathered.length; input++) {
          gathered[input] ^= (Float.floatToRawIntBits(fractions[input]) & mask) << shift;
        }
      }
      for (int input = 0; input < gathered.length; input++) {
        numbers[input][w] = gathered[input];
      }
    }
  }

  /** Takes one more input of a group into its sums: twice as many of them are made. */
  private void fill(int input) {
    int base = input / GROUP * WAYS;
    int ways = 1 << input % GROUP;
    if (ways == 1) {
      Arrays.fill(table[base], 0);
    }
    long range = lanes.all(1L << grid.bits());
    for (int way = 0; way < ways; way++) {
      addAndSubtract(numbers[input], range, table[base + way], table[base + ways + way]);
    }
  }

  private static void addAndSubtract(long[] numbers, long range, long[] without, long[] with) {
    for (int w = 0; w < numbers.length; w++) {
      with[w] = without[w] + numbers[w];
      without[w] += range - numbers[w];
    }
  }

  /** Adds the sums of four groups that 16 weights ask for. */
  private void add(int row, int weights) {
    long[] a = table[row + (weights & WAYS - 1)];
    long[] b = table[row + WAYS + (weights >>> GROUP & WAYS - 1)];
    long[] c = table[row + 2 * WAYS + (weights >>> 2 * GROUP & WAYS - 1)];
    long[] d = table[row + 3 * WAYS + (weights >>> 3 * GROUP & WAYS - 1)];
    for (int w = 0; w < sums.length; w++) {
      sums[w] += a[w] + b[w] + c[w] + d[w];
    }
  }

  /** Sets the bit of a unit where the sum is no less than its threshold. */
  private void switchOn(int bit, long[] on) {
    int highest = lanes.bits() - 1;
    long lowest = lanes.all(1);
    for (int w = 0; w < on.length; w++) {
      on[w] |= (sums[w] >>> highest & lowest) << bit;
    }
  }
}
