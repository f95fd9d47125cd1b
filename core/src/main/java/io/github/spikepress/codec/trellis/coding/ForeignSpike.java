// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.errors.DamagedFileException;

/**
 * The way out for spikes that are nothing like the training spikes: nothing at all for a spike so
 * small that silence is nearer than any class, or every sample as a byte for one that is too large
 * for the codec's numbers.
 */
final class ForeignSpike {

  /** Bits that say whether samples follow. */
  static final int DEPTH_BITS = 1;

  private static final int SAMPLE_BITS = 8;
  private static final int EXPONENT_BITS = 9;
  private static final int EXPONENT_BIAS = 200;
  private static final int GREATEST = 127;

  private ForeignSpike() {}

  /** Writes a spike in recording units. */
  static void write(RangeEncoder encoder, float[] spike, int from, int to, boolean silent) {
    encoder.encodeBits(silent ? 0 : 1, DEPTH_BITS);
    if (silent) {
      return;
    }
    int exponent = unitExponent(spike, from, to);
    encoder.encodeBits(exponent + EXPONENT_BIAS, EXPONENT_BITS);
    for (int i = from; i < to; i++) {
      encoder.encodeBits(sample(spike[i], exponent) + GREATEST, SAMPLE_BITS);
    }
  }

  /** Bits that {@link #write} takes beside the class. */
  static int bits(int values, boolean silent) {
    return DEPTH_BITS + (silent ? 0 : EXPONENT_BITS + SAMPLE_BITS * values);
  }

  /** Reads a spike in recording units. */
  static void read(RangeDecoder decoder, float[] spike, int from, int to) {
    if (decoder.decodeBits(DEPTH_BITS) == 0) {
      return;
    }
    int exponent = decoder.decodeBits(EXPONENT_BITS) - EXPONENT_BIAS;
    if (exponent < -149 || exponent > 121) {
      throw new DamagedFileException(
          "entropy-coded data", DamagedFileException.UNKNOWN_OFFSET, "names an impossible scale");
    }
    for (int i = from; i < to; i++) {
      int sample = Math.min(decoder.decodeBits(SAMPLE_BITS) - GREATEST, GREATEST);
      spike[i] = Math.scalb((float) sample, exponent);
    }
  }

  private static int unitExponent(float[] spike, int from, int to) {
    float peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(spike[i]));
    }
    return Math.max(Math.getExponent(peak) - 6, -149);
  }

  private static int sample(float value, int exponent) {
    double multiple = Math.rint(value * Math.scalb(1.0, -exponent));
    return (int) Math.max(-GREATEST, Math.min(GREATEST, multiple));
  }
}
