// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.entropy.CodeLengths;
import io.github.spikepress.entropy.FrequencyTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.quantization.FourStateTrellis;

/**
 * Writes choices as bits and reads them again: class, step, then the coefficients along the
 * trellis. Immutable and thread-safe.
 */
final class ChoiceCoder {

  /** Behind the magnitudes, so that models of fewer or more classes share their contexts. */
  private static final int CLASS_CONTEXT = MagnitudeCoder.CONTEXTS;

  private final TrellisModel model;
  private final FrequencyTable classes;
  private final FrequencyTable[] steps;
  private final MagnitudeCoder magnitudes;

  ChoiceCoder(TrellisModel model, MagnitudeCoder magnitudes) {
    this.model = model;
    int[] classLengths = model.classLengths();
    classes = CodeLengths.table(classLengths, 0, classLengths.length);
    steps = new FrequencyTable[model.numClasses()];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = CodeLengths.table(model.stepLengths()[k], 0, model.steps().length);
    }
    this.magnitudes = magnitudes;
  }

  /** The contexts that {@link #write} counts symbols in. */
  int numContexts() {
    return CLASS_CONTEXT + 1 + steps.length;
  }

  void writeClass(RangeEncoder encoder, int spikeClass, SymbolCounts counts) {
    classes.encode(encoder, spikeClass);
    counts.add(CLASS_CONTEXT, spikeClass);
  }

  /** Writes a choice of one of the classes, without the class itself. */
  void write(RangeEncoder encoder, Choice choice, SymbolCounts counts) {
    int k = choice.spikeClass();
    steps[k].encode(encoder, choice.step());
    counts.add(CLASS_CONTEXT + 1 + k, choice.step());
    int[] spreads = model.spreads()[k][choice.step()];
    int state = 0;
    for (int i = 0; i < spreads.length; i++) {
      int level = choice.levels()[i];
      int magnitude = Math.abs(level);
      magnitudes.write(encoder, spreads[i], FourStateTrellis.set(state), magnitude, counts);
      if (magnitude > 0) {
        encoder.encodeBits(level < 0 ? 1 : 0, 1);
        counts.addUncoded(1);
      }
      state = FourStateTrellis.next(state, magnitude);
    }
  }

  int readClass(RangeDecoder decoder) {
    return classes.decode(decoder);
  }

  /**
   * Reads what {@link #write} wrote and restores the spike, each coefficient as it comes.
   *
   * @param decoder where from
   * @param spikeClass the class that was read before
   * @param numbers of the same model
   * @param into receives the spike in model units
   */
  void read(RangeDecoder decoder, int spikeClass, Reconstruction numbers, float[] into) {
    int step = steps[spikeClass].decode(decoder);
    numbers.startFromMean(spikeClass, into);
    int[] spreads = model.spreads()[spikeClass][step];
    int state = 0;
    for (int i = 0; i < spreads.length; i++) {
      int set = FourStateTrellis.set(state);
      int magnitude = magnitudes.read(decoder, spreads[i], set);
      if (magnitude > 0) {
        float size = numbers.coefficient(spreads[i], set, magnitude, step);
        numbers.addDirection(i, decoder.decodeBits(1) == 0 ? size : -size, into);
      }
      state = FourStateTrellis.next(state, magnitude);
    }
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
