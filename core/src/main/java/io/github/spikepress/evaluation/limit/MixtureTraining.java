// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation.limit;

import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.KMeans;
import io.github.spikepress.waveforms.PrincipalAxes;
import java.util.Arrays;

/**
 * Fits a {@link Mixture} to spikes for one water level: class and size of each spike are chosen as
 * the coder would choose them, then means, basis, variances and frequencies are taken again from
 * the chosen ones.
 */
final class MixtureTraining {

  private static final int SIZES = 3;
  private static final double SIZE_RATIO = 1.8;
  private static final int K_MEANS_ITERATIONS = 25;
  private static final int ROUNDS = 5;

  /** Spikes that the expectation weighs where variances of a class and size are taken. */
  private static final double PRIOR_SPIKES = 25;

  private static final double PRIOR_LABELS = 6;

  private final double[][] spikes;
  private final int classes;
  private final int[] types;
  private final int[] sizesOf;
  private final double[] sizes = new double[SIZES];
  private double[][] means;
  private double dbPerBit;

  /** Starts with k-means and the size of each spike's distance from its mean. */
  MixtureTraining(float[][] vectors, int classes, long seed) {
    spikes = doubles(vectors);
    Codebook codebook = KMeans.fit(vectors, classes, K_MEANS_ITERATIONS, seed);
    this.classes = codebook.size();
    means = new double[this.classes][];
    for (int k = 0; k < this.classes; k++) {
      means[k] = doubles(new float[][] {codebook.codeword(k)})[0];
    }
    types = new int[spikes.length];
    sizesOf = new int[spikes.length];
    float[] scores = new float[this.classes];
    double[] rms = new double[spikes.length];
    for (int i = 0; i < spikes.length; i++) {
      types[i] = codebook.nearest(vectors[i], scores);
      rms[i] = rms(spikes[i], means[types[i]]);
    }
    startSizes(rms);
  }

  private void startSizes(double[] rms) {
    double[] sorted = rms.clone();
    Arrays.sort(sorted);
    double middle = Math.max(sorted[sorted.length / 2], 1e-9);
    for (int j = 0; j < SIZES; j++) {
      sizes[j] = middle * Math.pow(SIZE_RATIO, j - SIZES / 2);
    }
    for (int i = 0; i < rms.length; i++) {
      double steps = Math.log(Math.max(rms[i], 1e-9) / sizes[0]) / Math.log(SIZE_RATIO);
      sizesOf[i] = (int) Math.max(0, Math.min(SIZES - 1, Math.rint(steps)));
    }
  }

  /** Fits the mixture; {@link #dbPerBit} is then the price at which it chooses. */
  Mixture fit(double waterLevel) {
    Mixture mixture = mixture();
    for (int round = 0; round < ROUNDS; round++) {
      WaterFilling coder = new WaterFilling(mixture, waterLevel);
      double[] prices = new double[spikes.length];
      for (int i = 0; i < spikes.length; i++) {
        WaterFilling.Chosen chosen = coder.choose(mixture.coordinates(spikes[i]), dbPerBit);
        types[i] = chosen.type();
        sizesOf[i] = chosen.size();
        prices[i] = coder.dbPerBit(chosen);
      }
      Arrays.sort(prices);
      double median = prices[prices.length / 2];
      dbPerBit = round == 0 ? median : (dbPerBit + median) / 2;
      updateMeans();
      mixture = mixture();
    }
    return mixture;
  }

  /** The price of a bit in the logarithmic metric. */
  double dbPerBit() {
    return dbPerBit;
  }

  /** Spikes of larger size say less about their mean. */
  private void updateMeans() {
    double[][] sums = new double[classes][spikes[0].length];
    double[] weights = new double[classes];
    for (int i = 0; i < spikes.length; i++) {
      double weight = 1 / (sizes[sizesOf[i]] * sizes[sizesOf[i]]);
      weights[types[i]] += weight;
      for (int t = 0; t < spikes[i].length; t++) {
        sums[types[i]][t] += weight * spikes[i][t];
      }
    }
    for (int k = 0; k < classes; k++) {
      for (int t = 0; t < sums[k].length && weights[k] > 0; t++) {
        means[k][t] = sums[k][t] / weights[k];
      }
    }
  }

  private Mixture mixture() {
    double[][] deviations = new double[spikes.length][];
    for (int i = 0; i < spikes.length; i++) {
      deviations[i] = deviation(i);
    }
    double[][] basis = PrincipalAxes.of(covariance(deviations)).directions();
    double[][] copies = Arrays.stream(means).map(double[]::clone).toArray(double[][]::new);
    Mixture plain = new Mixture(copies, sizes.clone(), basis, null, labelBits());
    double[][] squares = new double[spikes.length][];
    for (int i = 0; i < spikes.length; i++) {
      squares[i] = Arrays.stream(plain.coordinates(deviations[i])).map(c -> c * c).toArray();
    }
    return new Mixture(copies, plain.sizes(), basis, variances(squares), plain.labelBits());
  }

  private double[] deviation(int spike) {
    double[] deviation = new double[spikes[spike].length];
    for (int t = 0; t < deviation.length; t++) {
      deviation[t] = (spikes[spike][t] - means[types[spike]][t]) / sizes[sizesOf[spike]];
    }
    return deviation;
  }

  private static double[][] covariance(double[][] deviations) {
    int length = deviations[0].length;
    double[][] covariance = new double[length][length];
    for (double[] deviation : deviations) {
      for (int a = 0; a < length; a++) {
        for (int b = 0; b <= a; b++) {
          covariance[a][b] += deviation[a] * deviation[b] / deviations.length;
        }
      }
    }
    for (int a = 0; a < length; a++) {
      for (int b = 0; b < a; b++) {
        covariance[b][a] = covariance[a][b];
      }
    }
    return covariance;
  }

  /** Shrunk towards what the class and the size by themselves would say. */
  private double[][][] variances(double[][] squares) {
    double[] all = weighted(squares, -1, -1, new double[squares[0].length], 0);
    double[][] ofSize = new double[SIZES][];
    for (int j = 0; j < SIZES; j++) {
      ofSize[j] = weighted(squares, -1, j, all, PRIOR_SPIKES);
    }
    double[][][] variances = new double[classes][SIZES][];
    for (int k = 0; k < classes; k++) {
      double[] ofClass = weighted(squares, k, -1, all, PRIOR_SPIKES);
      for (int j = 0; j < SIZES; j++) {
        double[] expected = new double[all.length];
        for (int i = 0; i < all.length; i++) {
          expected[i] = ofClass[i] * ofSize[j][i] / Math.max(all[i], Double.MIN_NORMAL);
        }
        variances[k][j] = weighted(squares, k, j, expected, PRIOR_SPIKES);
      }
    }
    return variances;
  }

  /** Mean squares of the spikes of a class and size, −1 for any. */
  private double[] weighted(
      double[][] squares, int type, int size, double[] expected, double weight) {
    double[] sums = Arrays.stream(expected).map(value -> weight * value).toArray();
    double count = weight;
    for (int s = 0; s < squares.length; s++) {
      if ((type < 0 || types[s] == type) && (size < 0 || sizesOf[s] == size)) {
        count++;
        for (int i = 0; i < sums.length; i++) {
          sums[i] += squares[s][i];
        }
      }
    }
    double total = count;
    return Arrays.stream(sums).map(sum -> sum / total).toArray();
  }

  private double[][] labelBits() {
    double[][] counts = new double[classes][SIZES];
    double[] ofSize = new double[SIZES];
    double[] ofClass = new double[classes];
    for (int i = 0; i < spikes.length; i++) {
      counts[types[i]][sizesOf[i]]++;
      ofSize[sizesOf[i]]++;
      ofClass[types[i]]++;
    }
    double n = spikes.length;
    double[][] bits = new double[classes][SIZES];
    for (int k = 0; k < classes; k++) {
      double pClass = (ofClass[k] + 0.3) / (n + 0.3 * classes);
      for (int j = 0; j < SIZES; j++) {
        double pSize = (ofSize[j] + 0.3) / (n + 0.3 * SIZES);
        double p = pClass * (counts[k][j] + PRIOR_LABELS * pSize) / (ofClass[k] + PRIOR_LABELS);
        bits[k][j] = -Math.log(p) / Math.log(2);
      }
    }
    return bits;
  }

  private static double rms(double[] spike, double[] mean) {
    double sum = 0;
    for (int t = 0; t < spike.length; t++) {
      sum += (spike[t] - mean[t]) * (spike[t] - mean[t]);
    }
    return Math.sqrt(sum / spike.length);
  }

  private static double[][] doubles(float[][] vectors) {
    double[][] doubles = new double[vectors.length][vectors[0].length];
    for (int i = 0; i < vectors.length; i++) {
      for (int t = 0; t < doubles[i].length; t++) {
        doubles[i][t] = vectors[i][t];
      }
    }
    return doubles;
  }
}
