// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.quantization;

import io.github.spikepress.progress.Interruption;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lloyd's algorithm (Lloyd 1982) from a k-means++ start (Arthur and Vassilvitskii 2007). A codeword
 * that no vector chooses moves to the vector that is worst represented.
 */
public final class KMeans {

  private final float[][] vectors;
  private final int dimension;

  private KMeans(float[][] vectors) {
    this.vectors = vectors;
    dimension = vectors[0].length;
  }

  /**
   * Trains a codebook.
   *
   * @param vectors {@code [vector][value]}, at least one, finite
   * @param size codewords wanted; fewer come back if there are fewer different vectors
   * @param iterations most passes over the vectors; training ends earlier when nothing moves
   * @param seed of the start: equal arguments give an equal codebook
   * @return the codebook
   */
  public static Codebook fit(float[][] vectors, int size, int iterations, long seed) {
    KMeans training = new KMeans(vectors);
    Codebook codebook = training.start(size, new SplittableRandom(seed));
    int[] chosen = new int[vectors.length];
    Arrays.fill(chosen, -1);
    for (int i = 0; i < iterations; i++) {
      Interruption.heed();
      double[] errors = new double[vectors.length];
      if (!training.assign(codebook, chosen, errors)) {
        break;
      }
      codebook = training.centroids(codebook, chosen, errors);
    }
    return codebook;
  }

  private Codebook start(int size, SplittableRandom random) {
    int wanted = Math.min(size, vectors.length);
    float[][] codewords = new float[wanted][];
    double[] errors = new double[vectors.length];
    Arrays.fill(errors, 1);
    int found = 0;
    while (found < wanted) {
      Interruption.heed();
      int next = draw(errors, random);
      if (next < 0) {
        break;
      }
      codewords[found] = vectors[next].clone();
      for (int i = 0; i < vectors.length; i++) {
        double error = squaredDistance(vectors[i], codewords[found]);
        errors[i] = found == 0 ? error : Math.min(errors[i], error);
      }
      found++;
    }
    return new Codebook(Arrays.copyOf(codewords, found));
  }

  /** Draws an index with the odds of its weight; −1 if all weights are 0. */
  private static int draw(double[] weights, SplittableRandom random) {
    double left = random.nextDouble() * Arrays.stream(weights).sum();
    int last = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private boolean assign(Codebook codebook, int[] chosen, double[] errors) {
    boolean moved = false;
    float[] scores = new float[codebook.size()];
    for (int i = 0; i < vectors.length; i++) {
      int nearest = codebook.nearest(vectors[i], scores);
      moved |= nearest != chosen[i];
      chosen[i] = nearest;
      errors[i] = squaredDistance(vectors[i], codebook.codeword(nearest));
    }
    return moved;
  }

  private Codebook centroids(Codebook old, int[] chosen, double[] errors) {
    double[][] sums = new double[old.size()][dimension];
    int[] counts = new int[old.size()];
    for (int i = 0; i < vectors.length; i++) {
      counts[chosen[i]]++;
      double[] sum = sums[chosen[i]];
      for (int j = 0; j < dimension; j++) {
        sum[j] += vectors[i][j];
      }
    }
    float[][] codewords = new float[old.size()][dimension];
    for (int k = 0; k < codewords.length; k++) {
      if (counts[k] == 0) {
        codewords[k] = takeWorst(errors).clone();
        continue;
      }
      for (int j = 0; j < dimension; j++) {
        codewords[k][j] = (float) (sums[k][j] / counts[k]);
      }
    }
    return new Codebook(codewords);
  }

  private float[] takeWorst(double[] errors) {
    int worst = 0;
    for (int i = 1; i < errors.length; i++) {
      if (errors[i] > errors[worst]) {
        worst = i;
      }
    }
    errors[worst] = 0;
    return vectors[worst];
  }

  private static double squaredDistance(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      double difference = left[i] - right[i];
      sum += difference * difference;
    }
    return sum;
  }
}
