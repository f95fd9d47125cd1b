// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.model;

import io.github.spikepress.entropy.CodeLengths;
import io.github.spikepress.quantization.FourStateTrellis;

/**
 * How long each quantised coefficient's code is and where its level lies. Coefficients share a
 * table with all others of about the same spread (rms in units of the step), a quarter of an octave
 * to each table. Beyond the widest table the low bits of a magnitude are stored as they are and the
 * rest is coded like a narrower coefficient; magnitudes beyond a table continue after an escape
 * symbol. Immutable and thread-safe.
 */
public final class CoefficientTables {

  /** Symbols of a table: magnitudes 0 to 14 and the escape. */
  public static final int SYMBOLS = 16;

  /** The symbol after which a magnitude of 15 or more goes on. */
  public static final int ESCAPE = SYMBOLS - 1;

  /** Tables, each for both sets of the trellis. */
  public static final int TABLES = 26;

  /** Greatest number that names a spread. */
  public static final int GREATEST_SPREAD = 95;

  /** Centroid offsets of a set: magnitudes 1, 2, and 3 or more. */
  public static final int OFFSETS = 3;

  /** Offsets are stored in 128ths of a step. */
  public static final float OFFSET_UNIT = 1 / 128f;

  /** Spreads go by quarters of an octave. */
  public static final int SPREADS_PER_OCTAVE = 4;

  private static final double LEAST_LOG_SPREAD = -3.5;

  private final int[] lengths;
  private final int[] offsets;
  private final float[] bits;
  private final float[] levels;

  /**
   * Takes stored numbers.
   *
   * @param lengths {@code [table][set][symbol]} in sixteenths of a bit, 0 to 255
   * @param offsets {@code [table][set][magnitude − 1]} in 128ths of a step
   */
  public CoefficientTables(int[] lengths, int[] offsets) {
    this.lengths = lengths;
    this.offsets = offsets;
    bits = new float[lengths.length];
    levels = new float[lengths.length];
    for (int row = 0; row < TABLES * FourStateTrellis.SETS; row++) {
      float excess = CodeLengths.excessBits(lengths, row * SYMBOLS, SYMBOLS);
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        int at = row * SYMBOLS + symbol;
        bits[at] = lengths[at] * CodeLengths.UNIT + excess + (symbol == 0 ? 0 : 1);
        levels[at] = level(row, symbol);
      }
    }
  }

  private float level(int row, int magnitude) {
    if (magnitude == 0) {
      return 0;
    }
    int offset = offsets[row * OFFSETS + Math.min(magnitude, OFFSETS) - 1];
    int multiple = FourStateTrellis.multiple(row % FourStateTrellis.SETS, magnitude);
    return multiple - offset * OFFSET_UNIT;
  }

  /**
   * The number of a coefficient's spread.
   *
   * @param rms in units of the step, 0 or more
   * @return 0 to {@link #GREATEST_SPREAD}
   */
  public static int spread(double rms) {
    double log = StrictMath.log(Math.max(rms, 1e-9)) / StrictMath.log(2);
    double number = StrictMath.floor((log - LEAST_LOG_SPREAD) * SPREADS_PER_OCTAVE);
    return (int) Math.max(0, Math.min(GREATEST_SPREAD, number));
  }

  /**
   * The rms that lies in the middle of a table.
   *
   * @param table 0 to {@link #TABLES} − 1
   * @return in units of the step
   */
  public static double rms(int table) {
    return StrictMath.pow(2, (table + 0.5) / SPREADS_PER_OCTAVE + LEAST_LOG_SPREAD);
  }

  /**
   * How many low bits of a magnitude are stored as they are.
   *
   * @param spread number of the spread
   * @return 0 where the spread has a table of its own
   */
  public static int rawBits(int spread) {
    return spread < TABLES ? 0 : (spread - TABLES) / SPREADS_PER_OCTAVE + 1;
  }

  /**
   * The table of a spread.
   *
   * @param spread number of the spread
   * @return 0 to {@link #TABLES} − 1
   */
  public static int table(int spread) {
    return spread < TABLES
        ? spread
        : TABLES - SPREADS_PER_OCTAVE + (spread - TABLES) % SPREADS_PER_OCTAVE;
  }

  /**
   * Where a table's row of one set starts in {@link #bits()} and {@link #levels()}.
   *
   * @param table the table
   * @param set of the trellis
   * @return a multiple of {@link #SYMBOLS}
   */
  public static int row(int table, int set) {
    return (table * FourStateTrellis.SETS + set) * SYMBOLS;
  }

  /**
   * Code lengths with the sign, in bits.
   *
   * @return {@code [table][set][symbol]}; must not be changed
   */
  public float[] bits() {
    return bits;
  }

  /**
   * Levels in units of the step.
   *
   * @return {@code [table][set][magnitude]}; must not be changed
   */
  public float[] levels() {
    return levels;
  }

  /**
   * The level of any magnitude.
   *
   * @param spread number of the coefficient's spread
   * @param set of the trellis
   * @param magnitude 0 or more
   * @return in units of the step
   */
  public float level(int spread, int set, int magnitude) {
    if (rawBits(spread) == 0 && magnitude < SYMBOLS) {
      return levels[row(table(spread), set) + magnitude];
    }
    return FourStateTrellis.multiple(set, magnitude);
  }

  /**
   * The code length of any magnitude with its sign.
   *
   * @param spread number of the coefficient's spread
   * @param set of the trellis
   * @param magnitude 0 or more
   * @return in bits
   */
  public float bits(int spread, int set, int magnitude) {
    int raw = rawBits(spread);
    int symbol = Math.min(magnitude >> raw, ESCAPE);
    float length = bits[row(table(spread), set) + symbol] + raw;
    if (symbol == 0 && magnitude > 0) {
      length++;
    }
    if (symbol == ESCAPE) {
      int beyond = (magnitude >> raw) - ESCAPE + 1;
      length += 2 * (31 - Integer.numberOfLeadingZeros(beyond)) + 1;
    }
    return length;
  }

  /**
   * Code lengths as they are stored.
   *
   * @return {@code [table][set][symbol]} in sixteenths of a bit; must not be changed
   */
  public int[] lengths() {
    return lengths;
  }

  /**
   * Centroid offsets as they are stored.
   *
   * @return {@code [table][set][magnitude − 1]} in 128ths of a step; must not be changed
   */
  public int[] offsets() {
    return offsets;
  }
}
