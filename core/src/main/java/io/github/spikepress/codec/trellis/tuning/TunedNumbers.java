// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.codec.trellis.model.OrthonormalRows;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.quantization.ScaledIntegers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Makes the numbers of a trellis codec from a prior and a tuning, with the same bits everywhere.
 */
final class TunedNumbers {

  /** Units of the means' coordinates in the first step. */
  static final int MEAN_UNITS_PER_STEP = 6;

  /** Means are stored this much finer than their unit. */
  private static final int MEAN_FINENESS = 16;

  private static final float BASIS_UNIT = 1 / 4096f;

  /** Sixteenths of a bit in the stored lengths. */
  static final int CLASS_LENGTH_UNIT = 4;

  static final int STEP_LENGTH_UNIT = 8;

  private final TuningPrior prior;
  private final float[][] coordinates;

  TunedNumbers(TuningPrior prior) {
    this.prior = prior;
    coordinates = prior.basis().toFloats();
  }

  /** Step sizes at a scale. */
  float[] steps(Tuning.Scale scale) {
    float[] steps = prior.steps().clone();
    for (int j = 0; j < steps.length; j++) {
      steps[j] *= scale.stepFactor();
    }
    return steps;
  }

  /** What 1 stands for in the means' coordinates. */
  float meanUnit(Tuning.Scale scale) {
    return prior.steps()[0] * scale.stepFactor() / MEAN_UNITS_PER_STEP;
  }

  /** {@code [coordinate][sample]}: the prior's basis of one channel. */
  float[][] coordinates() {
    return coordinates;
  }

  /** Class means in model units, {@code [class][channel × sample]}. */
  ScaledIntegers means(Tuning.Scale scale, int[][] integers) {
    int samples = prior.numSamples();
    float unit = meanUnit(scale);
    float[][] means = new float[integers.length][prior.numChannels() * samples];
    for (int k = 0; k < means.length; k++) {
      for (int i = 0; i < means[k].length; i++) {
        if (integers[k][i] != 0) {
          addScaled(means[k], i - i % samples, coordinates[i % samples], integers[k][i] * unit);
        }
      }
    }
    return ScaledIntegers.round(means, unit / MEAN_FINENESS);
  }

  private static void addScaled(float[] sum, int offset, float[] row, float factor) {
    for (int t = 0; t < row.length; t++) {
      sum[offset + t] += factor * row[t];
    }
  }

  /** Directions of one channel, {@code [direction][sample]}. */
  double[][] directions(int[][] given, int wanted) {
    double[][] rows = OrthonormalRows.of(given, prior.numSamples(), wanted);
    double[][] directions = new double[rows.length][prior.numSamples()];
    for (int i = 0; i < rows.length; i++) {
      for (int coordinate = 0; coordinate < coordinates.length; coordinate++) {
        for (int t = 0; t < directions[i].length; t++) {
          directions[i][t] += rows[i][coordinate] * coordinates[coordinate][t];
        }
      }
    }
    return directions;
  }

  /** Directions across the channels, {@code [row][channel]}. */
  double[][] mixture(int[][] given) {
    return OrthonormalRows.of(given, prior.numChannels(), prior.numChannels());
  }

  /**
   * All coefficients that a direction and a row of the mixture make, those of greatest spread
   * first.
   *
   * @param profile {@code [direction × mixture]}; those of spread 0 are left out
   */
  int[] order(int[] profile) {
    return IntStream.range(0, profile.length)
        .filter(i -> profile[i] > 0)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(i -> -profile[i]).thenComparingInt(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Rows of the basis, {@code [coefficient][channel × sample]}.
   *
   * @param order numbers of the coefficients, as {@link #order} gives them
   */
  ScaledIntegers basis(double[][] directions, double[][] mixture, int[] order) {
    float[][] basis = new float[order.length][];
    for (int i = 0; i < order.length; i++) {
      basis[i] = row(directions[order[i] / mixture.length], mixture[order[i] % mixture.length]);
    }
    return ScaledIntegers.round(basis, BASIS_UNIT);
  }

  private static float[] row(double[] direction, double[] mixed) {
    float[] row = new float[mixed.length * direction.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (mixed[i / direction.length] * direction[i % direction.length]);
    }
    return row;
  }

  /** The codec's numbers, in which bits have a price; a decoder asks for none. */
  TrellisModel model(Tuning tuning, TrellisModel.Prices prices) {
    double[][] directions = directions(tuning.directions(), tuning.numDirections());
    double[][] mixture = mixture(tuning.mixture());
    int reach = directions.length * mixture.length;
    int[] order = Arrays.stream(order(tuning.profile())).filter(i -> i < reach).toArray();
    float[] gain = new float[prior.numChannels()];
    Arrays.fill(gain, new Adaptation(tuning.scale().gainCode(), 0).gain());
    return new TrellisModel(
        prior.numChannels(),
        prior.numSamples(),
        gain,
        means(tuning.scale(), tuning.means()),
        basis(directions, mixture, order),
        spreads(tuning, order),
        prior.tables(),
        Arrays.stream(tuning.classLengths()).map(length -> CLASS_LENGTH_UNIT * length).toArray(),
        stepLengths(tuning.stepLengths()),
        steps(tuning.scale()),
        prices,
        false);
  }

  private static int[][] stepLengths(int[][] halves) {
    return Arrays.stream(halves)
        .map(row -> Arrays.stream(row).map(length -> STEP_LENGTH_UNIT * length).toArray())
        .toArray(int[][]::new);
  }

  private int[][][] spreads(Tuning tuning, int[] order) {
    int[][][] spreads = new int[tuning.numClasses()][prior.steps().length][order.length];
    for (int k = 0; k < spreads.length; k++) {
      for (int j = 0; j < spreads[k].length; j++) {
        for (int i = 0; i < order.length; i++) {
          int spread = tuning.profile()[order[i]] + tuning.widths()[k][j];
          spreads[k][j][i] = Math.max(0, Math.min(CoefficientTables.GREATEST_SPREAD, spread));
        }
      }
    }
    return spreads;
  }
}
