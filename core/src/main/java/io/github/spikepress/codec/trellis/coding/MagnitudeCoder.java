// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.entropy.CodeLengths;
import io.github.spikepress.entropy.FrequencyTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.quantization.FourStateTrellis;

/**
 * Writes magnitudes of any size with the table of their spread and set, and reads them again.
 * Immutable and thread-safe.
 */
public final class MagnitudeCoder {

  /** Contexts that symbols are counted in: a table and a set each. */
  public static final int CONTEXTS = CoefficientTables.TABLES * FourStateTrellis.SETS;

  private static final int GREATEST_PREFIX = 24;

  private final FrequencyTable[] magnitudes = new FrequencyTable[CONTEXTS];

  /**
   * Prepares.
   *
   * @param tables code lengths by spread and set
   */
  public MagnitudeCoder(CoefficientTables tables) {
    for (int i = 0; i < magnitudes.length; i++) {
      int from = i * CoefficientTables.SYMBOLS;
      magnitudes[i] = CodeLengths.table(tables.lengths(), from, CoefficientTables.SYMBOLS);
    }
  }

  /**
   * Writes a magnitude.
   *
   * @param encoder where to
   * @param spread number of its spread
   * @param set of the trellis
   * @param magnitude 0 or more
   * @param counts receives the symbol in one of the first {@link #CONTEXTS} contexts
   */
  public void write(RangeEncoder encoder, int spread, int set, int magnitude, SymbolCounts counts) {
    int raw = CoefficientTables.rawBits(spread);
    int table = tableOf(spread, set);
    int high = magnitude >> raw;
    int symbol = Math.min(high, CoefficientTables.ESCAPE);
    magnitudes[table].encode(encoder, symbol);
    counts.add(table, symbol);
    if (symbol == CoefficientTables.ESCAPE) {
      counts.addUncoded(writeBeyond(encoder, high - CoefficientTables.ESCAPE + 1));
    }
    writeLong(encoder, magnitude & (1 << raw) - 1, raw);
    counts.addUncoded(raw);
  }

  private static int tableOf(int spread, int set) {
    return CoefficientTables.table(spread) * FourStateTrellis.SETS + set;
  }

  /** Elias' gamma code of a positive number. */
  private static int writeBeyond(RangeEncoder encoder, int number) {
    int prefix = 31 - Integer.numberOfLeadingZeros(number);
    for (int i = 0; i < prefix; i++) {
      encoder.encodeBits(0, 1);
    }
    encoder.encodeBits(1, 1);
    writeLong(encoder, number & (1 << prefix) - 1, prefix);
    return 2 * prefix + 1;
  }

  private static void writeLong(RangeEncoder encoder, int value, int bits) {
    if (bits > 12) {
      encoder.encodeBits(value >>> 12, bits - 12);
    }
    if (bits > 0) {
      encoder.encodeBits(value & 0xfff & (1 << bits) - 1, Math.min(bits, 12));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param decoder where from
   * @param spread number of its spread
   * @param set of the trellis
   * @return the magnitude, 0 or more
   * @throws DamagedFileException if the number has no end
   */
  public int read(RangeDecoder decoder, int spread, int set) {
    int raw = CoefficientTables.rawBits(spread);
    int high = magnitudes[tableOf(spread, set)].decode(decoder);
    if (high == CoefficientTables.ESCAPE) {
      high += readBeyond(decoder) - 1;
    }
    return raw == 0 ? high : (high & 0x3fffffff >> raw) << raw | readLong(decoder, raw);
  }

  private static int readBeyond(RangeDecoder decoder) {
    int prefix = 0;
    while (decoder.decodeBits(1) == 0) {
      if (++prefix > GREATEST_PREFIX) {
        throw new DamagedFileException(
            "entropy-coded data", DamagedFileException.UNKNOWN_OFFSET, "holds an endless number");
      }
    }
    return 1 << prefix | readLong(decoder, prefix);
  }

  private static int readLong(RangeDecoder decoder, int bits) {
    int value = bits > 12 ? decoder.decodeBits(bits - 12) << 12 : 0;
    return bits > 0 ? value | decoder.decodeBits(Math.min(bits, 12)) : value;
  }
}
