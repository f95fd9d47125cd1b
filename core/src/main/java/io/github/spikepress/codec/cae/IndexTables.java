// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.entropy.FrequencyTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Static tables of codeword indexes from the training spikes: one for each codebook level, pooled
 * over the feature vectors as the paper measures entropy (Section 2.6.1). Immutable and
 * thread-safe.
 */
final class IndexTables {

  /** What is added to every count, so that a codeword that training never chose can be coded. */
  private static final double PRIOR = 0.5;

  private final FrequencyTable[] tables;

  private IndexTables(FrequencyTable[] tables) {
    this.tables = tables;
  }

  /**
   * Counts the indexes of training spikes.
   *
   * @param indexes {@code [group][vector][level]} row-major
   * @param levels codebook levels
   * @param k codewords of each
   */
  static IndexTables of(int[] indexes, int levels, int k) {
    double[][] weights = new double[levels][k];
    for (double[] level : weights) {
      Arrays.fill(level, PRIOR);
    }
    for (int i = 0; i < indexes.length; i++) {
      weights[i % levels][indexes[i]]++;
    }
    FrequencyTable[] tables = new FrequencyTable[levels];
    for (int level = 0; level < levels; level++) {
      tables[level] = FrequencyTable.fromWeights(weights[level]);
    }
    return new IndexTables(tables);
  }

  static IndexTables of(CaeTensors tensors, int levels, int k) {
    int[] frequencies = tensors.integers(CaeTensors.TABLE, levels, k);
    FrequencyTable[] tables = new FrequencyTable[levels];
    for (int level = 0; level < levels; level++) {
      int[] row = Arrays.copyOfRange(frequencies, level * k, (level + 1) * k);
      try {
        tables[level] = FrequencyTable.ofFrequencies(row);
      } catch (WrongArgumentException e) {
        throw CaeTensors.damaged(CaeTensors.TABLE, "is no frequency table: " + e.getMessage());
      }
    }
    return new IndexTables(tables);
  }

  Tensor tensor() {
    int k = tables[0].size();
    int[] all = new int[tables.length * k];
    for (int level = 0; level < tables.length; level++) {
      System.arraycopy(tables[level].frequencies(), 0, all, level * k, k);
    }
    return Tensor.integers(Tensor.Type.I32, all, tables.length, k);
  }

  /** What the cheapest index of any level takes. */
  double leastBits() {
    return Arrays.stream(tables).mapToDouble(IndexTables::leastBits).min().orElseThrow();
  }

  private static double leastBits(FrequencyTable table) {
    return IntStream.range(0, table.size()).mapToDouble(table::bits).min().orElseThrow();
  }

  byte[] encode(int[] indexes) {
    if (indexes.length == 0) {
      return new byte[0];
    }
    RangeEncoder encoder = new RangeEncoder();
    for (int i = 0; i < indexes.length; i++) {
      tables[i % tables.length].encode(encoder, indexes[i]);
    }
    return encoder.finish();
  }

  int[] decode(byte[] payload, int count) {
    int[] indexes = new int[count];
    RangeDecoder decoder = new RangeDecoder(payload);
    for (int i = 0; i < count; i++) {
      indexes[i] = tables[i % tables.length].decode(decoder);
    }
    return indexes;
  }

  /** Counts indexes in one context for each level. */
  SymbolCounts count(int[] indexes) {
    SymbolCounts counts = new SymbolCounts(tables.length);
    for (int i = 0; i < indexes.length; i++) {
      counts.add(i % tables.length, indexes[i]);
    }
    return counts;
  }
}
