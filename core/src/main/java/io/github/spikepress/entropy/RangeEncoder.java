// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.entropy;

import java.util.Arrays;

/**
 * Range coder (Martin 1979) with carry propagation, 32-bit range and bytewise output. Not
 * thread-safe. Ends with the fewest bytes that still name the final interval: up to eight trailing
 * zero bytes are left out, and the decoder reads as many zeros beyond the end.
 */
public final class RangeEncoder {

  /** Greatest number of bits of a frequency total. */
  public static final int MAX_TOTAL_BITS = 16;

  private static final long LEAST_RANGE = 1L << 24;
  private static final long MASK = 0xffffffffL;

  private byte[] bytes = new byte[256];
  private int size;
  private long low;
  private long range = MASK;

  /**
   * Codes a symbol that owns a part of a power of two.
   *
   * @param start sum of the frequencies of the symbols before it
   * @param frequency the symbol's frequency, at least 1
   * @param totalBits the frequencies add up to two to this power; at most {@link #MAX_TOTAL_BITS}
   */
  public void encode(int start, int frequency, int totalBits) {
    long step = range >>> totalBits;
    low += step * start;
    range = step * frequency;
    while (range < LEAST_RANGE) {
      range = range << 8 & MASK;
      shiftOut();
    }
  }

  /**
   * Codes equally likely bits.
   *
   * @param value the bits, right-aligned
   * @param count how many, at most {@link #MAX_TOTAL_BITS}
   */
  public void encodeBits(int value, int count) {
    encode(value, 1, count);
  }

  /**
   * Ends the stream. The encoder must not be used afterwards.
   *
   * @return what was written
   */
  public byte[] finish() {
    roundWithinInterval();
    for (int i = 0; i < 4; i++) {
      shiftOut();
    }
    int end = size;
    int least = Math.max(0, size - RangeDecoder.SLACK);
    while (end > least && bytes[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  /** Sets low to the number of the interval with the most trailing zero bits. */
  private void roundWithinInterval() {
    for (int zeros = 32; zeros > 0; zeros--) {
      long unit = 1L << zeros;
      long rounded = low + unit - 1 & -unit;
      if (rounded < low + range) {
        low = rounded;
        return;
      }
    }
  }

  private void shiftOut() {
    if (low > MASK) {
      propagateCarry();
      low &= MASK;
    }
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) (low >>> 24);
    low = low << 8 & MASK;
  }

  private void propagateCarry() {
    int at = size - 1;
    while (++bytes[at] == 0) {
      at--;
    }
  }
}
