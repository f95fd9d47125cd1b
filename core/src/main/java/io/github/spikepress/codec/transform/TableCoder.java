// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.entropy.FrequencyTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * Uniform quantisation with a dead zone and one static table a coefficient. A table holds the
 * levels that occurred in training and an escape, so that any finite number can be coded. Levels
 * are restored towards the centre of what fell on them.
 */
final class TableCoder implements CoefficientCoder {

  /** Share of a step by which magnitudes are rounded up: below one half, which widens the zero. */
  static final double ROUNDING = 0.4;

  private static final float CENTROID_UNIT = 1 / 256f;

  private final float step;
  private final FrequencyTable[] tables;
  private final int[][] centroids;

  /**
   * Takes what was learnt.
   *
   * @param step distance of the levels, positive
   * @param tables one a coefficient: levels −t to t, then the escape
   * @param centroids {@code [coefficient][magnitude − 1]} how far the centre of a level lies below
   *     it, in 256ths of a step; the last holds for all greater magnitudes
   */
  TableCoder(float step, FrequencyTable[] tables, int[][] centroids) {
    this.step = step;
    this.tables = tables;
    this.centroids = centroids;
  }

  /** The level of a coefficient. */
  static int quantise(double coefficient, float step) {
    double magnitude = Math.floor(Math.abs(coefficient) / step + ROUNDING);
    int level = (int) Math.min(EscapeCode.GREATEST, magnitude);
    return coefficient < 0 ? -level : level;
  }

  @Override
  public int size() {
    return tables.length;
  }

  @Override
  public int contexts() {
    return tables.length;
  }

  @Override
  public void encode(double[] coefficients, RangeEncoder encoder, SymbolCounts counts) {
    for (int i = 0; i < tables.length; i++) {
      int level = quantise(coefficients[i], step);
      int tabled = tabled(i);
      int symbol = Math.abs(level) <= tabled ? level + tabled : tables[i].size() - 1;
      tables[i].encode(encoder, symbol);
      counts.add(i, symbol);
      if (symbol > 2 * tabled) {
        counts.addUncoded(EscapeCode.encode(level, tabled, encoder));
      }
      coefficients[i] = restore(i, level);
    }
  }

  @Override
  public void decode(RangeDecoder decoder, double[] coefficients) {
    for (int i = 0; i < tables.length; i++) {
      int tabled = tabled(i);
      int symbol = tables[i].decode(decoder);
      int level = symbol > 2 * tabled ? EscapeCode.decode(tabled, decoder) : symbol - tabled;
      coefficients[i] = restore(i, level);
    }
  }

  /** The greatest magnitude in a coefficient's table. */
  private int tabled(int coefficient) {
    return (tables[coefficient].size() - 2) / 2;
  }

  private double restore(int coefficient, int level) {
    if (level == 0) {
      return 0;
    }
    int[] below = centroids[coefficient];
    int magnitude = Math.abs(level);
    double centre = magnitude - CENTROID_UNIT * below[Math.min(magnitude, below.length) - 1];
    return step * (level < 0 ? -centre : centre);
  }

  @Override
  public double leastBits() {
    double bits = 0;
    for (FrequencyTable table : tables) {
      int greatest = Arrays.stream(table.frequencies()).max().getAsInt();
      bits += FrequencyTable.TOTAL_BITS - StrictMath.log(greatest) / StrictMath.log(2);
    }
    return bits;
  }

  @Override
  public Map<String, Tensor> tensors() {
    int[] sizes = new int[tables.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = tables[i].size();
    }
    int[] frequencies =
        Arrays.stream(tables).flatMapToInt(table -> Arrays.stream(table.frequencies())).toArray();
    int[] flat = Arrays.stream(centroids).flatMapToInt(Arrays::stream).toArray();
    return Map.of(
        "step", Tensor.float32(new float[] {step}, 1),
        "table_sizes", Tensor.integers(Tensor.Type.I16, sizes, sizes.length),
        "frequencies", Tensor.integers(Tensor.Type.I16, frequencies, frequencies.length),
        "centroids",
            Tensor.integers(Tensor.Type.I8, flat, centroids.length, TableTraining.CENTROIDS));
  }

  /**
   * Makes the coder again.
   *
   * @param model a model, perhaps damaged
   * @param length the length of the vectors, which no number of coefficients exceeds
   * @return the coder that gave {@link #tensors()}
   */
  static TableCoder load(ModelTensors model, int length) {
    float step = model.finiteFloats("step", Tensor.Type.F32, 1)[0];
    if (!(step > 0)) {
      throw model.damage("tensor 'step' holds " + step + ", expected a positive number");
    }
    int[] sizes = model.get("table_sizes", Tensor.Type.I16, ModelTensors.ANY).toInts();
    if (sizes.length > length) {
      throw model.damage("tensor 'table_sizes' has " + sizes.length + " tables for " + length);
    }
    int[] flat =
        model.get("centroids", Tensor.Type.I8, sizes.length, TableTraining.CENTROIDS).toInts();
    int[][] centroids = new int[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      int from = i * TableTraining.CENTROIDS;
      centroids[i] = Arrays.copyOfRange(flat, from, from + TableTraining.CENTROIDS);
    }
    return new TableCoder(step, loadTables(model, sizes), centroids);
  }

  private static FrequencyTable[] loadTables(ModelTensors model, int[] sizes) {
    long total = 0;
    for (int size : sizes) {
      if (size < 2 || size % 2 != 0) {
        throw model.damage("tensor 'table_sizes' holds " + size + ", expected an even number");
      }
      total += size;
    }
    int[] frequencies = model.get("frequencies", Tensor.Type.I16, Math.toIntExact(total)).toInts();
    FrequencyTable[] tables = new FrequencyTable[sizes.length];
    int from = 0;
    for (int i = 0; i < sizes.length; i++) {
      try {
        tables[i] =
            FrequencyTable.ofFrequencies(Arrays.copyOfRange(frequencies, from, from + sizes[i]));
      } catch (WrongArgumentException e) {
        throw model.damage("tensor 'frequencies', table " + i + ": " + e.getMessage());
      }
      from += sizes[i];
    }
    return tables;
  }
}
