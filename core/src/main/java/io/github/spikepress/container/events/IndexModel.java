// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.events;

import io.github.spikepress.entropy.AdaptiveTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.errors.DamagedFileException;
import java.util.HashMap;
import java.util.Map;

/**
 * Adaptive coding of integers below a limit: hexadecimal digits from the highest, each in the
 * context of the digits before it. Digits that cannot be anything but 0 are left out. Not
 * thread-safe.
 */
final class IndexModel {

  private static final int DIGIT_BITS = 4;
  private static final int DIGIT = 1 << DIGIT_BITS;

  /** A count of 1 against this gain: a symbol not seen yet weighs an eighth of one seen once. */
  static final int GAIN = 8;

  private final long greatest;
  private final int digits;
  private final Map<Long, AdaptiveTable> tables = new HashMap<>();

  /**
   * Starts with nothing learnt.
   *
   * @param limit one more than the greatest integer, 1 to 2^32
   */
  IndexModel(long limit) {
    greatest = limit - 1;
    digits = (Long.SIZE - Long.numberOfLeadingZeros(greatest) + DIGIT_BITS - 1) / DIGIT_BITS;
  }

  void encode(RangeEncoder encoder, long index) {
    for (int digit = digits - 1; digit >= 0; digit--) {
      long upTo = index >>> DIGIT_BITS * digit;
      table(upTo >>> DIGIT_BITS, digit).encode(encoder, (int) (upTo & DIGIT - 1));
    }
  }

  long decode(RangeDecoder decoder) {
    long index = 0;
    for (int digit = digits - 1; digit >= 0; digit--) {
      index = index << DIGIT_BITS | table(index, digit).decode(decoder);
    }
    if (index > greatest) {
      throw new DamagedFileException(
          "entropy-coded data", DamagedFileException.UNKNOWN_OFFSET, "index beyond its limit");
    }
    return index;
  }

  /** The leading 1 keeps prefixes of different lengths apart. */
  private AdaptiveTable table(long prefix, int digit) {
    long key = 1L << DIGIT_BITS * (digits - 1 - digit) | prefix;
    return tables.computeIfAbsent(key, k -> new AdaptiveTable(symbols(digit), GAIN));
  }

  /** The highest digit has only as many values as the limit needs, at least 2. */
  private int symbols(int digit) {
    return digit == digits - 1 ? (int) (greatest >>> DIGIT_BITS * digit) + 1 : DIGIT;
  }
}
