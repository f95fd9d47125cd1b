// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.entropy;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * A static table of symbol frequencies that add up to a power of two, each at least 1, so that
 * every symbol can be coded. Immutable and thread-safe.
 */
public final class FrequencyTable {

  /** The frequencies add up to two to this power. */
  public static final int TOTAL_BITS = 15;

  private static final int TOTAL = 1 << TOTAL_BITS;
  private static final double LOG2 = StrictMath.log(2);

  /** Buckets a symbol, as a power of two, so that few symbols share one. */
  private static final int BUCKET_BITS_PER_SYMBOL = 4;

  private static final int LEAST_BUCKET_BITS = 8;

  private final int[] starts;

  /** The symbol at the start of each bucket: small enough to stay in the nearest cache. */
  private final short[] firsts;

  private final int bucketShift;

  private FrequencyTable(int[] frequencies) {
    starts = new int[frequencies.length + 1];
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      starts[symbol + 1] = starts[symbol] + frequencies[symbol];
    }
    int symbolBits = 32 - Integer.numberOfLeadingZeros(frequencies.length - 1);
    int bits = Math.max(LEAST_BUCKET_BITS, symbolBits + BUCKET_BITS_PER_SYMBOL);
    bucketShift = TOTAL_BITS - Math.min(TOTAL_BITS, bits);
    firsts = new short[TOTAL >> bucketShift];
    int symbol = 0;
    for (int bucket = 0; bucket < firsts.length; bucket++) {
      while (starts[symbol + 1] <= bucket << bucketShift) {
        symbol++;
      }
      firsts[bucket] = (short) symbol;
    }
  }

  /**
   * Makes a table from frequencies that were made by {@link #fromWeights} before.
   *
   * @param frequencies at least 1 each, adding up to two to the power of {@link #TOTAL_BITS}
   * @return the table
   * @throws WrongArgumentException if they do not
   */
  public static FrequencyTable ofFrequencies(int[] frequencies) {
    long sum = 0;
    for (int frequency : frequencies) {
      if (frequency < 1) {
        throw new WrongArgumentException("a symbol's frequency must be at least 1");
      }
      sum += frequency;
    }
    if (sum != TOTAL) {
      throw new WrongArgumentException("frequencies must add up to " + TOTAL + ", got " + sum);
    }
    return new FrequencyTable(frequencies);
  }

  /**
   * Makes the table nearest to given weights: the remainder goes where it costs least.
   *
   * @param weights non-negative, finite, at least one positive; at most 2^14 of them
   * @return the table
   */
  public static FrequencyTable fromWeights(double[] weights) {
    if (weights.length < 1 || weights.length > TOTAL / 2) {
      throw new WrongArgumentException("a table holds 1 to " + TOTAL / 2 + " symbols");
    }
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new WrongArgumentException("a symbol's weight must be finite and 0 or more");
      }
      sum += weight;
    }
    if (!(sum > 0)) {
      throw new WrongArgumentException("at least one symbol must have a positive weight");
    }
    int[] frequencies = new int[weights.length];
    int left = TOTAL;
    for (int symbol = 0; symbol < weights.length; symbol++) {
      frequencies[symbol] = (int) Math.max(1, Math.rint(weights[symbol] / sum * TOTAL));
      left -= frequencies[symbol];
    }
    settle(frequencies, weights, left);
    return new FrequencyTable(frequencies);
  }

  private static void settle(int[] frequencies, double[] weights, int left) {
    int step = Integer.signum(left);
    for (int remaining = left; remaining != 0; remaining -= step) {
      int best = -1;
      double leastCost = Double.POSITIVE_INFINITY;
      for (int symbol = 0; symbol < frequencies.length; symbol++) {
        int changed = frequencies[symbol] + step;
        if (changed >= 1) {
          double cost = weights[symbol] * StrictMath.log((double) frequencies[symbol] / changed);
          if (cost < leastCost) {
            leastCost = cost;
            best = symbol;
          }
        }
      }
      frequencies[best] += step;
    }
  }

  /**
   * The number of symbols.
   *
   * @return at least 1
   */
  public int size() {
    return starts.length - 1;
  }

  /**
   * The frequencies, which rebuild this very table.
   *
   * @return a new array
   */
  public int[] frequencies() {
    int[] frequencies = new int[size()];
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      frequencies[symbol] = starts[symbol + 1] - starts[symbol];
    }
    return frequencies;
  }

  /**
   * The ideal code length of a symbol.
   *
   * @param symbol the symbol
   * @return bits
   */
  public double bits(int symbol) {
    return TOTAL_BITS - StrictMath.log(starts[symbol + 1] - starts[symbol]) / LOG2;
  }

  /**
   * Codes a symbol.
   *
   * @param encoder where to
   * @param symbol the symbol, 0 to {@link #size()} − 1
   */
  public void encode(RangeEncoder encoder, int symbol) {
    encoder.encode(starts[symbol], starts[symbol + 1] - starts[symbol], TOTAL_BITS);
  }

  /**
   * Decodes a symbol.
   *
   * @param decoder where from
   * @return the symbol
   */
  public int decode(RangeDecoder decoder) {
    int target = decoder.target(TOTAL_BITS);
    int symbol = firsts[target >>> bucketShift];
    while (starts[symbol + 1] <= target) {
      symbol++;
    }
    decoder.consume(starts[symbol], starts[symbol + 1] - starts[symbol], TOTAL_BITS);
    return symbol;
  }
}
