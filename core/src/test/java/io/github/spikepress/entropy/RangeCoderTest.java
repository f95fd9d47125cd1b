// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.entropy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RangeCoderTest {

  @Property
  void staticTableRestoresEverySequence(
      @ForAll @Size(min = 1, max = 300) List<@DoubleRange(max = 1e6) Double> drawn,
      @ForAll long seed,
      @ForAll @IntRange(max = 2000) int length) {
    double[] weights = drawn.stream().mapToDouble(Double::doubleValue).toArray();
    weights[0] += 1e-9;
    FrequencyTable table = FrequencyTable.fromWeights(weights);
    int[] symbols = new Random(seed).ints(length, 0, weights.length).toArray();
    RangeEncoder encoder = new RangeEncoder();
    for (int symbol : symbols) {
      table.encode(encoder, symbol);
    }
    RangeDecoder decoder = new RangeDecoder(encoder.finish());
    for (int symbol : symbols) {
      assertEquals(symbol, table.decode(decoder));
    }
  }

  @Property
  void adaptiveTableRestoresEverySequence(
      @ForAll @IntRange(min = 2, max = 500) int alphabet,
      @ForAll @IntRange(min = 1, max = 64) int increment,
      @ForAll long seed,
      @ForAll @IntRange(max = 5000) int length) {
    Random random = new Random(seed);
    int[] symbols = new int[length];
    for (int i = 0; i < length; i++) {
      symbols[i] = (int) Math.min(alphabet - 1, Math.abs(random.nextGaussian()) * alphabet / 5);
    }
    RangeEncoder encoder = new RangeEncoder();
    AdaptiveTable writing = new AdaptiveTable(alphabet, increment);
    for (int symbol : symbols) {
      writing.encode(encoder, symbol);
    }
    RangeDecoder decoder = new RangeDecoder(encoder.finish());
    AdaptiveTable reading = new AdaptiveTable(alphabet, increment);
    for (int symbol : symbols) {
      assertEquals(symbol, reading.decode(decoder));
    }
  }

  @Test
  void carryRunsThroughManyBytes() {
    RangeEncoder encoder = new RangeEncoder();
    int[] values = {0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 1, 0, 0xffff, 0xffff, 0xffff};
    for (int value : values) {
      encoder.encodeBits(value, 16);
    }
    encoder.encode(65535, 1, 16);
    encoder.encode(65000, 536, 16);
    RangeDecoder decoder = new RangeDecoder(encoder.finish());
    for (int value : values) {
      assertEquals(value, decoder.decodeBits(16));
    }
    assertEquals(65535, decoder.target(16));
  }

  @Test
  void writesWithinOneHundredthOfAPercentOfTheIdealLength() {
    double[] weights = {0.7, 0.2, 0.05, 0.03, 0.01, 0.01};
    FrequencyTable table = FrequencyTable.fromWeights(weights);
    Random random = new Random(1);
    RangeEncoder encoder = new RangeEncoder();
    double ideal = 0;
    for (int i = 0; i < 1_000_000; i++) {
      double draw = random.nextDouble();
      int symbol = 0;
      while (symbol < 5 && draw >= weights[symbol]) {
        draw -= weights[symbol++];
      }
      table.encode(encoder, symbol);
      ideal += table.bits(symbol);
    }
    double written = 8.0 * encoder.finish().length;
    assertTrue(written < ideal * 1.0002 + 32, written + " bits for " + ideal);
  }

  @Test
  void aLongRunOfZeroBytesAtTheEndIsRestored() {
    RangeEncoder encoder = new RangeEncoder();
    encoder.encodeBits(5, 16);
    for (int i = 0; i < 100; i++) {
      encoder.encodeBits(0, 16);
    }
    RangeDecoder decoder = new RangeDecoder(encoder.finish());
    assertEquals(5, decoder.decodeBits(16));
    for (int i = 0; i < 100; i++) {
      assertEquals(0, decoder.decodeBits(16));
    }
  }

  @Test
  void nothingTakesNoBytes() {
    assertEquals(0, new RangeEncoder().finish().length);
  }

  @Test
  void readingFarBeyondTheEndIsADamage() {
    RangeDecoder decoder = new RangeDecoder(new byte[] {1, 2, 3});
    assertThrows(
        DamagedFileException.class,
        () -> {
          for (int i = 0; i < 100; i++) {
            decoder.decodeBits(8);
          }
        });
  }

  @Test
  void tableIsRebuiltFromItsFrequencies() {
    FrequencyTable table = FrequencyTable.fromWeights(new double[] {3, 0, 1, 1e-9});
    int[] frequencies = table.frequencies();
    assertArrayEquals(frequencies, FrequencyTable.ofFrequencies(frequencies).frequencies());
    assertThrows(
        WrongArgumentException.class, () -> FrequencyTable.ofFrequencies(new int[] {1, 2}));
  }

  @Test
  void entropyOfEquallyOftenSymbolsIsTheirLogarithm() {
    SymbolCounts counts = new SymbolCounts(2);
    for (int symbol = 0; symbol < 8; symbol++) {
      counts.add(1, symbol);
    }
    counts.addUncoded(5);
    assertEquals(8 * 3 + 5, counts.entropyBits(), 1e-9);
  }
}
