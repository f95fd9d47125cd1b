// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation.limit;

import java.util.Arrays;

/**
 * Chooses class and size of each spike and codes its coefficients by {@linkplain GaussianChannel
 * Gaussian test channels} at one water level: reverse water-filling.
 */
final class WaterFilling {

  private static final double DB_PER_NEPER = 10 / Math.log(10);

  private final Mixture mixture;
  private final double[][] centres;
  private final double waterLevel;
  private final Costs[][] costs;

  /** Costs of the coefficients of one class and size, by the square of a coefficient. */
  private record Costs(
      double constantBits,
      double[] bitsPerSquare,
      double[] missing,
      double constantNoise,
      double[] noise) {}

  /**
   * What was chosen for a spike.
   *
   * @param type its class
   * @param size its size
   * @param bits rate
   * @param distortion expected squared error
   */
  record Chosen(int type, int size, double bits, double distortion) {}

  /**
   * Prepares a water level.
   *
   * @param mixture what spikes are
   * @param waterLevel distortion of each coefficient in units of the size squared
   */
  WaterFilling(Mixture mixture, double waterLevel) {
    this.mixture = mixture;
    this.waterLevel = waterLevel;
    centres = Arrays.stream(mixture.means()).map(mixture::coordinates).toArray(double[][]::new);
    costs = new Costs[mixture.means().length][mixture.sizes().length];
    for (int type = 0; type < costs.length; type++) {
      for (int size = 0; size < costs[type].length; size++) {
        costs[type][size] = costs(mixture.variances()[type][size]);
      }
    }
  }

  private Costs costs(double[] variances) {
    int count = variances.length;
    double bits = 0;
    double totalNoise = 0;
    double[] perSquare = new double[count];
    double[] missing = new double[count];
    double[] noise = new double[count];
    for (int i = 0; i < count; i++) {
      GaussianChannel channel = new GaussianChannel(variances[i], waterLevel);
      bits += channel.constantBits();
      perSquare[i] = channel.bitsPerSquare();
      missing[i] = channel.shrinkage();
      noise[i] = channel.noise();
      totalNoise += noise[i];
    }
    return new Costs(bits, perSquare, missing, totalNoise, noise);
  }

  /**
   * The class and size of least logarithmic distortion plus priced bits.
   *
   * @param coordinates of the spike in the basis
   * @param dbPerBit the price
   */
  Chosen choose(double[] coordinates, double dbPerBit) {
    Chosen best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int type = 0; type < costs.length; type++) {
      for (int size = 0; size < costs[type].length; size++) {
        Chosen chosen = coded(coordinates, type, size);
        double cost =
            DB_PER_NEPER * Math.log(Math.max(chosen.distortion, Double.MIN_NORMAL))
                + dbPerBit * chosen.bits;
        if (cost < least) {
          least = cost;
          best = chosen;
        }
      }
    }
    return best;
  }

  private Chosen coded(double[] coordinates, int type, int size) {
    Costs cost = costs[type][size];
    double[] centre = centres[type];
    double unit = mixture.sizes()[size];
    double bits = 0;
    double missing = 0;
    for (int i = 0; i < coordinates.length; i++) {
      double c = (coordinates[i] - centre[i]) / unit;
      bits += cost.bitsPerSquare[i] * c * c;
      missing += cost.missing[i] * cost.missing[i] * c * c;
    }
    double all = Math.max(0, cost.constantBits + bits) + mixture.labelBits()[type][size];
    return new Chosen(type, size, all, unit * unit * (missing + cost.constantNoise));
  }

  /** The price of a bit at which this water level is worth its bits, at a given distortion. */
  double dbPerBit(Chosen chosen) {
    double unit = mixture.sizes()[chosen.size];
    double slope = 2 * Math.log(2) * waterLevel * unit * unit;
    return DB_PER_NEPER * slope / Math.max(chosen.distortion, Double.MIN_NORMAL);
  }

  /**
   * Expected squared error of each channel.
   *
   * @param coordinates of the spike in the basis
   * @param chosen its class and size
   * @param numSamples samples of each channel
   */
  double[] distortions(double[] coordinates, Chosen chosen, int numSamples) {
    Costs cost = costs[chosen.type][chosen.size];
    double unit = mixture.sizes()[chosen.size];
    double[] error = new double[mixture.basis()[0].length];
    double[] squares = new double[error.length / numSamples];
    for (int i = 0; i < coordinates.length; i++) {
      double missing = cost.missing[i] * (coordinates[i] - centres[chosen.type][i]);
      double noise = unit * unit * cost.noise[i];
      double[] direction = mixture.basis()[i];
      for (int t = 0; t < error.length; t++) {
        error[t] += missing * direction[t];
        squares[t / numSamples] += noise * direction[t] * direction[t];
      }
    }
    for (int t = 0; t < error.length; t++) {
      squares[t / numSamples] += error[t] * error[t];
    }
    return squares;
  }
}
