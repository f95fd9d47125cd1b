// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.entropy;

import io.github.spikepress.errors.DamagedFileException;

/** Reads what {@link RangeEncoder} wrote, given the same frequencies. Not thread-safe. */
public final class RangeDecoder {

  private static final long LEAST_RANGE = 1L << 24;
  private static final long MASK = 0xffffffffL;

  /** Zero bytes that an intact stream may read beyond its end. */
  static final int SLACK = 8;

  private final byte[] bytes;
  private int at;
  private long code;
  private long range = MASK;

  /**
   * Starts reading.
   *
   * @param bytes what the encoder wrote; not copied
   */
  public RangeDecoder(byte[] bytes) {
    this.bytes = bytes;
    for (int i = 0; i < 4; i++) {
      code = code << 8 | next();
    }
  }

  /**
   * Where in the frequency total the next symbol lies; {@link #consume} must follow.
   *
   * @param totalBits as the encoder had it
   * @return a number below two to the power of {@code totalBits}
   */
  public int target(int totalBits) {
    long step = range >>> totalBits;
    return (int) Math.min(code / step, (1L << totalBits) - 1);
  }

  /**
   * Goes on to the next symbol.
   *
   * @param start sum of the frequencies of the symbols before the one found
   * @param frequency its frequency
   * @param totalBits as the encoder had it
   * @throws DamagedFileException if the stream has ended long ago
   */
  public void consume(int start, int frequency, int totalBits) {
    long step = range >>> totalBits;
    code -= step * start;
    range = step * frequency;
    while (range < LEAST_RANGE) {
      range = range << 8 & MASK;
      code = (code << 8 | next()) & MASK;
    }
  }

  /**
   * Reads equally likely bits.
   *
   * @param count how many
   * @return the bits, right-aligned
   */
  public int decodeBits(int count) {
    int value = target(count);
    consume(value, 1, count);
    return value;
  }

  private int next() {
    if (at >= bytes.length + SLACK) {
      throw new DamagedFileException("entropy-coded data", bytes.length, "ends too early");
    }
    int value = at < bytes.length ? bytes[at] & 0xff : 0;
    at++;
    return value;
  }
}
