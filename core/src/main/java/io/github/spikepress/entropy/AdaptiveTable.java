// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.entropy;

import java.util.Arrays;

/**
 * Symbol frequencies that learn from the symbols coded so far; encoder and decoder must see the
 * same symbols in the same order. Not thread-safe.
 */
public final class AdaptiveTable {

  private static final int TOTAL_BITS = RangeEncoder.MAX_TOTAL_BITS;
  private static final int LIMIT = 1 << TOTAL_BITS - 1;

  private final int[] counts;
  private final int increment;
  private int total;

  /**
   * Starts with equally likely symbols.
   *
   * @param symbols how many, 2 to 4096
   * @param increment how much a coded symbol gains; larger learns faster
   */
  public AdaptiveTable(int symbols, int increment) {
    counts = new int[symbols];
    Arrays.fill(counts, 1);
    total = symbols;
    this.increment = increment;
  }

  /**
   * Codes a symbol and learns from it.
   *
   * @param encoder where to
   * @param symbol the symbol
   */
  public void encode(RangeEncoder encoder, int symbol) {
    int before = 0;
    for (int i = 0; i < symbol; i++) {
      before += counts[i];
    }
    int start = scaled(before);
    encoder.encode(start, scaled(before + counts[symbol]) - start, TOTAL_BITS);
    learn(symbol);
  }

  /**
   * Decodes a symbol and learns from it.
   *
   * @param decoder where from
   * @return the symbol
   */
  public int decode(RangeDecoder decoder) {
    int target = decoder.target(TOTAL_BITS);
    int symbol = 0;
    int before = 0;
    while (scaled(before + counts[symbol]) <= target) {
      before += counts[symbol++];
    }
    int start = scaled(before);
    decoder.consume(start, scaled(before + counts[symbol]) - start, TOTAL_BITS);
    learn(symbol);
    return symbol;
  }

  /** Total is at most 2^15, so every count of 1 keeps at least 2 of the 2^16 parts. */
  private int scaled(int cumulative) {
    return (int) (((long) cumulative << TOTAL_BITS) / total);
  }

  private void learn(int symbol) {
    counts[symbol] += increment;
    total += increment;
    if (total > LIMIT) {
      total = 0;
      for (int i = 0; i < counts.length; i++) {
        counts[i] = counts[i] + 1 >>> 1;
        total += counts[i];
      }
    }
  }
}
