// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.classification;

import io.github.spikepress.waveforms.PrincipalComponents;
import io.github.spikepress.waveforms.Waveforms;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * Fisher's linear discriminant on principal components: normal classes of one common covariance,
 * weighted by their sizes (Hastie, Tibshirani and Friedman 2009, section 4.3). Smile has one as
 * well, but it needs native libraries.
 */
public final class LinearDiscriminant implements SpikeClassifier {

  /** Added to the covariance's diagonal in units of its mean, lest it be singular. */
  private static final double RIDGE = 1e-9;

  private final PrincipalComponents features;
  private final int numInputs;
  private final double[][] weights;
  private final double[] biases;

  private LinearDiscriminant(
      PrincipalComponents features, int numInputs, double[][] weights, double[] biases) {
    this.features = features;
    this.numInputs = numInputs;
    this.weights = weights;
    this.biases = biases;
  }

  /**
   * Fits the discriminant.
   *
   * @param training spikes, not all alike
   * @param classes class of each, 0 up, every class with a spike
   * @param components principal components; cut down where a spike has fewer values
   * @return the classifier
   */
  public static LinearDiscriminant fit(Waveforms training, int[] classes, int components) {
    int kept = Math.min(components, training.valuesPerSpike());
    Waveforms vectors = vectors(training.valuesPerSpike(), training.values());
    PrincipalComponents features = PrincipalComponents.fit(vectors, kept);
    Waveforms scores = scores(features, vectors, kept);
    double[][] means = Covariance.means(scores, classes);
    DecompositionSolver solver = solver(Covariance.within(scores, classes));
    double[] biases = logShares(classes, means.length);
    double[][] weights = new double[means.length][];
    for (int c = 0; c < means.length; c++) {
      RealVector mean = new ArrayRealVector(means[c], false);
      RealVector weight = solver.solve(mean);
      weights[c] = weight.toArray();
      biases[c] -= mean.dotProduct(weight) / 2;
    }
    return new LinearDiscriminant(features, training.valuesPerSpike(), weights, biases);
  }

  @Override
  public int classify(float[] spike) {
    float[] score = features.project(vectors(numInputs, spike))[0];
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < weights.length; c++) {
      double sum = biases[c];
      for (int j = 0; j < score.length; j++) {
        sum += weights[c][j] * score[j];
      }
      if (sum > most) {
        most = sum;
        best = c;
      }
    }
    return best;
  }

  @Override
  public int numInputs() {
    return numInputs;
  }

  @Override
  public int numClasses() {
    return weights.length;
  }

  private static Waveforms vectors(int size, float[] values) {
    return new Waveforms(values.length / size, 1, size, values);
  }

  private static Waveforms scores(PrincipalComponents features, Waveforms vectors, int kept) {
    float[][] rows = features.project(vectors);
    float[] values = new float[rows.length * kept];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * kept, kept);
    }
    return vectors(kept, values);
  }

  private static DecompositionSolver solver(double[][] covariance) {
    double trace = 0;
    for (int j = 0; j < covariance.length; j++) {
      trace += covariance[j][j];
    }
    for (int j = 0; j < covariance.length; j++) {
      covariance[j][j] += RIDGE * trace / covariance.length;
    }
    return new LUDecomposition(new Array2DRowRealMatrix(covariance, false)).getSolver();
  }

  private static double[] logShares(int[] classes, int numClasses) {
    double[] shares = new double[numClasses];
    for (int c : classes) {
      shares[c] += 1.0 / classes.length;
    }
    for (int c = 0; c < numClasses; c++) {
      shares[c] = Math.log(shares[c]);
    }
    return shares;
  }
}
