// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

/**
 * IEEE 754 half precision (binary16) in a {@code short}; Java 17 has no conversion of its own.
 * Rounds to nearest, ties to even.
 */
public final class HalfPrecision {

  private static final int EXPONENT_SHIFT = 13;
  private static final int BIAS_DIFFERENCE = 112;

  private HalfPrecision() {}

  /**
   * Rounds to half precision.
   *
   * @param value any number
   * @return its 16 bits; infinite beyond 65504
   */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 65520f) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < 0x1p-14f) {
      return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
    }
    int unsigned = bits & 0x7fffffff;
    int rounded = unsigned + 0xfff + (unsigned >>> EXPONENT_SHIFT & 1);
    return (short) (sign | (rounded >>> EXPONENT_SHIFT) - (BIAS_DIFFERENCE << 10));
  }

  /**
   * Widens to single precision, exactly.
   *
   * @param half 16 bits
   * @return the number
   */
  public static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = half >>> 10 & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int widened = exponent == 31 ? 255 : exponent + BIAS_DIFFERENCE;
    return Float.intBitsToFloat(sign | widened << 23 | fraction << EXPONENT_SHIFT);
  }
}
