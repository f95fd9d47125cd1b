// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.trellis.estimation.BasisEstimator;
import io.github.spikepress.waveforms.PrincipalAxes;
import java.util.Arrays;

/**
 * Finds a basis for what the class means leave: directions along one channel times directions
 * across the channels. Directions of the recording's own cost bits; where they would not save as
 * many, those of the prior are kept. Not thread-safe.
 */
final class DirectionSearch {

  /** Spikes are given their own directions in quarters of all that they have. */
  private static final int QUARTERS = 4;

  private static final double LOG2 = StrictMath.log(2);

  private final TuningPrior prior;
  private final TunedNumbers numbers;
  private final BasisEstimator along;
  private final double[][] across;
  private int spikes;

  /**
   * A basis.
   *
   * @param given rows to store
   * @param mixture rows to store, none for one channel
   */
  record Found(int[][] given, int[][] mixture) {}

  /**
   * Starts.
   *
   * @param prior what is known of any recording
   * @param firstStep the smallest step
   */
  DirectionSearch(TuningPrior prior, float firstStep) {
    this.prior = prior;
    numbers = new TunedNumbers(prior);
    along = new BasisEstimator(1, prior.numSamples(), firstStep);
    across = new double[prior.numChannels()][prior.numChannels()];
  }

  /** Adds one spike's residual. */
  void add(float[] spike, float[] mean, double step) {
    int samples = prior.numSamples();
    float[][] residual = new float[prior.numChannels()][];
    for (int c = 0; c < residual.length; c++) {
      float[] part = Arrays.copyOfRange(spike, c * samples, (c + 1) * samples);
      float[] meanPart = Arrays.copyOfRange(mean, c * samples, (c + 1) * samples);
      along.add(part, meanPart, step);
      for (int t = 0; t < samples; t++) {
        part[t] = (float) ((part[t] - meanPart[t]) / step);
      }
      residual[c] = part;
    }
    for (int c = 0; c < residual.length; c++) {
      for (int d = 0; d < residual.length; d++) {
        across[c][d] += dot(residual[c], residual[d]);
      }
    }
    spikes++;
  }

  private static double dot(float[] left, float[] right) {
    double sum = 0;
    for (int t = 0; t < left.length; t++) {
      sum += (double) left[t] * right[t];
    }
    return sum;
  }

  /** The basis for the spikes added so far. */
  Found find() {
    int[][] own = own();
    int[][] best = new int[0][];
    double leastBits = Double.POSITIVE_INFINITY;
    for (int quarters = 0; quarters <= QUARTERS; quarters++) {
      int[][] given = Arrays.copyOf(own, own.length * quarters / QUARTERS);
      double bits = bits(given);
      if (bits < leastBits) {
        leastBits = bits;
        best = given;
      }
    }
    return new Found(best, mixture());
  }

  private int[][] own() {
    float[][] axes = along.basis(prior.numSamples(), ProfileEstimator.LEAST_RMS);
    float[][] coordinates = numbers.coordinates();
    double[][] rows = new double[axes.length][coordinates.length];
    for (int i = 0; i < axes.length; i++) {
      for (int j = 0; j < coordinates.length; j++) {
        rows[i][j] = dot(axes[i], coordinates[j]);
      }
    }
    return rounded(rows);
  }

  /** Bits of the rows themselves and of all spikes' coefficients, in the manner of high rates. */
  private double bits(int[][] given) {
    double bits = 0;
    for (int i = 0; i < given.length; i++) {
      for (int t = 0; t < given[i].length; t++) {
        int spread = prior.directionSpreads()[i][t];
        bits += prior.tables().bits(spread, 0, Math.abs(given[i][t]));
      }
    }
    double least = ProfileEstimator.LEAST_RMS * ProfileEstimator.LEAST_RMS;
    double coefficients = (double) spikes * prior.numChannels();
    for (double[] direction : numbers.directions(given, prior.numSamples())) {
      double moment = along.moment(direction);
      bits += coefficients * StrictMath.log(Math.max(1, moment / least)) / LOG2 / 2;
    }
    return bits;
  }

  private int[][] mixture() {
    if (across.length == 1) {
      return new int[0][];
    }
    return rounded(PrincipalAxes.of(across).directions());
  }

  private static int[][] rounded(double[][] rows) {
    return Arrays.stream(rows)
        .map(
            row ->
                Arrays.stream(row)
                    .mapToInt(value -> (int) Math.rint(value * Tuning.ROW_LENGTH))
                    .toArray())
        .toArray(int[][]::new);
  }
}
