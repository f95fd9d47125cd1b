// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.entropy;

import java.util.Arrays;

/**
 * How often each symbol occurred in each context. Not thread-safe; equal symbols counted in any
 * order give equal counts.
 */
public final class SymbolCounts {

  private long[][] counts;
  private long uncodedBits;

  /**
   * Starts with nothing counted.
   *
   * @param contexts number of contexts, 0 or more
   */
  public SymbolCounts(int contexts) {
    counts = new long[contexts][0];
  }

  /**
   * Counts one symbol.
   *
   * @param context its context
   * @param symbol the symbol, 0 or more
   */
  public void add(int context, int symbol) {
    if (symbol >= counts[context].length) {
      counts[context] = Arrays.copyOf(counts[context], Math.max(symbol + 1, 8));
    }
    counts[context][symbol]++;
  }

  /**
   * Counts bits that are stored as they are, such as signs.
   *
   * @param bits how many
   */
  public void addUncoded(long bits) {
    uncodedBits += bits;
  }

  /**
   * Adds the counts of another part of the same data.
   *
   * @param other counts over the same contexts, or over none
   */
  public void addAll(SymbolCounts other) {
    if (other.counts.length > counts.length) {
      int had = counts.length;
      counts = Arrays.copyOf(counts, other.counts.length);
      Arrays.fill(counts, had, counts.length, new long[0]);
    }
    for (int context = 0; context < other.counts.length; context++) {
      long[] theirs = other.counts[context];
      if (theirs.length > counts[context].length) {
        counts[context] = Arrays.copyOf(counts[context], theirs.length);
      }
      for (int symbol = 0; symbol < theirs.length; symbol++) {
        counts[context][symbol] += theirs[symbol];
      }
    }
    uncodedBits += other.uncodedBits;
  }

  /**
   * The empirical (plug-in) entropy of everything counted: what an ideal coder that knew these very
   * counts would write, as in Section 2.6 of the CAE paper.
   *
   * @return bits
   */
  public double entropyBits() {
    double bits = uncodedBits;
    for (long[] context : counts) {
      bits += entropyBits(context);
    }
    return bits;
  }

  /**
   * The number of contexts.
   *
   * @return 0 or more
   */
  public int contexts() {
    return counts.length;
  }

  /**
   * The number of different symbols that occurred in a context.
   *
   * @param context the context
   * @return how many
   */
  public int symbolsUsed(int context) {
    return (int) Arrays.stream(counts[context]).filter(count -> count > 0).count();
  }

  /**
   * The counts of one context.
   *
   * @param context the context
   * @return a copy, by symbol
   */
  public long[] of(int context) {
    return counts[context].clone();
  }

  private static double entropyBits(long[] context) {
    long total = Arrays.stream(context).sum();
    double bits = 0;
    for (long count : context) {
      if (count > 0) {
        bits -= count * Math.log((double) count / total);
      }
    }
    return bits / Math.log(2);
  }
}
