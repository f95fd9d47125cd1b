// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.events;

import io.github.spikepress.entropy.AdaptiveTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;

/**
 * Adaptive coding of intervals, unsigned integers of 64 bits: the number of significant bits (its
 * octave), then the up to three bits below the leading one in the context of the octave, then the
 * rest as it is. Not thread-safe.
 */
public final class IntervalModel {

  private static final int OCTAVES = 65;
  private static final int MODELLED_BITS = 3;
  private static final int RAW_BITS = 16;

  private final AdaptiveTable octaves = new AdaptiveTable(OCTAVES, IndexModel.GAIN);
  private final AdaptiveTable[] fractions = new AdaptiveTable[OCTAVES];

  /** Starts with nothing learnt. */
  public IntervalModel() {}

  /**
   * Codes the next interval and learns from it.
   *
   * @param encoder takes the bits
   * @param interval 64 bits, unsigned
   */
  public void encode(RangeEncoder encoder, long interval) {
    int octave = Long.SIZE - Long.numberOfLeadingZeros(interval);
    octaves.encode(encoder, octave);
    int rest = Math.max(0, octave - 1);
    int modelled = Math.min(MODELLED_BITS, rest);
    if (modelled > 0) {
      rest -= modelled;
      fraction(octave, modelled).encode(encoder, (int) (interval >>> rest) & (1 << modelled) - 1);
    }
    while (rest > 0) {
      int count = Math.min(RAW_BITS, rest);
      rest -= count;
      encoder.encodeBits((int) (interval >>> rest) & (1 << count) - 1, count);
    }
  }

  /**
   * Decodes the next interval and learns from it.
   *
   * @param decoder gives the bits
   * @return 64 bits, unsigned
   * @throws io.github.spikepress.errors.DamagedFileException if the bits end too early
   */
  public long decode(RangeDecoder decoder) {
    int octave = octaves.decode(decoder);
    int rest = Math.max(0, octave - 1);
    int modelled = Math.min(MODELLED_BITS, rest);
    long interval = octave == 0 ? 0 : 1;
    if (modelled > 0) {
      rest -= modelled;
      interval = interval << modelled | fraction(octave, modelled).decode(decoder);
    }
    while (rest > 0) {
      int count = Math.min(RAW_BITS, rest);
      rest -= count;
      interval = interval << count | decoder.decodeBits(count);
    }
    return interval;
  }

  private AdaptiveTable fraction(int octave, int bits) {
    if (fractions[octave] == null) {
      fractions[octave] = new AdaptiveTable(1 << bits, IndexModel.GAIN);
    }
    return fractions[octave];
  }
}
