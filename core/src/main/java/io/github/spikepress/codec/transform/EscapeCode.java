// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;

/**
 * Signed levels that no table holds: a sign, the number of bits of what the magnitude exceeds the
 * table by (as in Elias 1975), then those bits.
 */
final class EscapeCode {

  /** Greatest magnitude of a level; larger coefficients are stored as this. */
  static final int GREATEST = 1 << 30;

  private static final int LENGTH_BITS = 5;
  private static final int HALF = 16;

  private EscapeCode() {}

  /**
   * Writes a level.
   *
   * @param level of greater magnitude than the table's greatest, at most {@link #GREATEST}
   * @param tabled the table's greatest magnitude, 0 or more
   * @param encoder where to
   * @return how many bits it took
   */
  static int encode(int level, int tabled, RangeEncoder encoder) {
    int excess = Math.abs(level) - tabled;
    int length = Integer.SIZE - Integer.numberOfLeadingZeros(excess);
    encoder.encodeBits(level < 0 ? 1 : 0, 1);
    encoder.encodeBits(length, LENGTH_BITS);
    if (length > HALF) {
      encoder.encodeBits(excess >>> HALF, length - HALF);
    }
    encoder.encodeBits(excess & 0xffff, Math.min(length, HALF));
    return 1 + LENGTH_BITS + length;
  }

  /**
   * Reads a level; garbage gives garbage within the range.
   *
   * @param tabled the table's greatest magnitude
   * @param decoder where from
   * @return the level
   */
  static int decode(int tabled, RangeDecoder decoder) {
    boolean negative = decoder.decodeBits(1) == 1;
    int length = decoder.decodeBits(LENGTH_BITS);
    int excess = 0;
    if (length > HALF) {
      excess = decoder.decodeBits(length - HALF) << HALF;
    }
    if (length > 0) {
      excess |= decoder.decodeBits(Math.min(length, HALF));
    }
    int magnitude = (int) Math.min(GREATEST, (long) tabled + excess);
    return negative ? -magnitude : magnitude;
  }
}
