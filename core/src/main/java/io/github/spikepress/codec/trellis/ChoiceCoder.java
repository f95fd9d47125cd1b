// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.entropy.CodeLengths;
import io.github.spikepress.entropy.FrequencyTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.quantization.FourStateTrellis;

/**
 * Writes choices as bits and reads them again: class, step, then the coefficients along the
 * trellis. Immutable and thread-safe.
 */
final class ChoiceCoder {

  private static final int GREATEST_PREFIX = 24;

  private final TrellisModel model;
  private final FrequencyTable classes;
  private final FrequencyTable[] steps;
  private final FrequencyTable[] magnitudes;

  ChoiceCoder(TrellisModel model) {
    this.model = model;
    int[] classLengths = model.classLengths();
    classes = CodeLengths.table(classLengths, 0, classLengths.length);
    steps = new FrequencyTable[model.numClasses()];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = CodeLengths.table(model.stepLengths()[k], 0, model.steps().length);
    }
    magnitudes = new FrequencyTable[CoefficientTables.TABLES * FourStateTrellis.SETS];
    for (int i = 0; i < magnitudes.length; i++) {
      int from = i * CoefficientTables.SYMBOLS;
      magnitudes[i] = CodeLengths.table(model.tables().lengths(), from, CoefficientTables.SYMBOLS);
    }
  }

  /** The contexts that {@link #write} counts symbols in. */
  int numContexts() {
    return 1 + steps.length + magnitudes.length;
  }

  void writeClass(RangeEncoder encoder, int spikeClass, SymbolCounts counts) {
    classes.encode(encoder, spikeClass);
    counts.add(0, spikeClass);
  }

  /** Writes a choice of one of the classes, without the class itself. */
  void write(RangeEncoder encoder, Choice choice, SymbolCounts counts) {
    int k = choice.spikeClass();
    steps[k].encode(encoder, choice.step());
    counts.add(1 + k, choice.step());
    int[] spreads = model.spreads()[k][choice.step()];
    int state = 0;
    for (int i = 0; i < spreads.length; i++) {
      int level = choice.levels()[i];
      int magnitude = Math.abs(level);
      writeMagnitude(encoder, spreads[i], FourStateTrellis.set(state), magnitude, counts);
      if (magnitude > 0) {
        encoder.encodeBits(level < 0 ? 1 : 0, 1);
        counts.addUncoded(1);
      }
      state = FourStateTrellis.next(state, magnitude);
    }
  }

  private void writeMagnitude(
      RangeEncoder encoder, int spread, int set, int magnitude, SymbolCounts counts) {
    int raw = CoefficientTables.rawBits(spread);
    int table = tableOf(spread, set);
    int high = magnitude >> raw;
    int symbol = Math.min(high, CoefficientTables.ESCAPE);
    magnitudes[table].encode(encoder, symbol);
    counts.add(1 + steps.length + table, symbol);
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

  int readClass(RangeDecoder decoder) {
    return classes.decode(decoder);
  }

  /** Reads what {@link #write} wrote. */
  Choice read(RangeDecoder decoder, int spikeClass) {
    int step = steps[spikeClass].decode(decoder);
    int[] spreads = model.spreads()[spikeClass][step];
    int[] levels = new int[spreads.length];
    int state = 0;
    for (int i = 0; i < spreads.length; i++) {
      int magnitude = readMagnitude(decoder, spreads[i], FourStateTrellis.set(state));
      if (magnitude > 0) {
        levels[i] = decoder.decodeBits(1) == 0 ? magnitude : -magnitude;
      }
      state = FourStateTrellis.next(state, magnitude);
    }
    return new Choice(spikeClass, step, levels, 0, 0);
  }

  private int readMagnitude(RangeDecoder decoder, int spread, int set) {
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

  /** A number of bits that no spike takes less than. */
  double leastBitsPerSpike() {
    double least = leastBits(classes);
    double leastStep = Double.POSITIVE_INFINITY;
    for (FrequencyTable table : steps) {
      leastStep = Math.min(leastStep, leastBits(table));
    }
    return least + Math.min(leastStep, ForeignSpike.DEPTH_BITS);
  }

  private static double leastBits(FrequencyTable table) {
    double least = Double.POSITIVE_INFINITY;
    for (int symbol = 0; symbol < table.size(); symbol++) {
      least = Math.min(least, table.bits(symbol));
    }
    return least;
  }
}
