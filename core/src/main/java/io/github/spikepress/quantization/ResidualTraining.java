// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.quantization;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains the codebooks of a residual vector quantiser (Juang and Gray 1982): each stage on what the
 * stages before it leave over, then all stages again on what the beam search leaves over.
 */
public final class ResidualTraining {

  private static final int ITERATIONS = 15;
  private static final int CLASSES = 12;

  private ResidualTraining() {}

  /**
   * Adds vectors like the given ones: the mean of a class plus a mixture of two of its residuals
   * with random signs, which keeps the covariance of the class.
   *
   * @param vectors {@code [vector][value]}, at least one
   * @param times how often as many vectors come back
   * @param seed of classes, pairs and signs
   * @return the vectors, then the mixtures
   */
  public static float[][] augment(float[][] vectors, int times, long seed) {
    Codebook classes = KMeans.fit(vectors, CLASSES, ITERATIONS, seed);
    int[][] chosen = BeamSearch.all(List.of(classes), 1, vectors);
    List<List<float[]>> members = new ArrayList<>();
    for (int k = 0; k < classes.size(); k++) {
      members.add(new ArrayList<>());
    }
    for (int n = 0; n < vectors.length; n++) {
      members.get(chosen[n][0]).add(vectors[n]);
    }
    SplittableRandom random = new SplittableRandom(seed);
    float[][] augmented = new float[vectors.length * times][];
    for (int n = 0; n < augmented.length; n++) {
      int original = n % vectors.length;
      int k = chosen[original][0];
      float[] partner = members.get(k).get(random.nextInt(members.get(k).size()));
      augmented[n] =
          n < vectors.length
              ? vectors[n]
              : mixture(vectors[original], partner, classes.codeword(k), random);
    }
    return augmented;
  }

  private static float[] mixture(
      float[] left, float[] right, float[] mean, SplittableRandom random) {
    double angle = random.nextDouble();
    float weight = (float) Math.sqrt(angle) * (random.nextBoolean() ? 1 : -1);
    float otherWeight = (float) Math.sqrt(1 - angle) * (random.nextBoolean() ? 1 : -1);
    float[] mixed = new float[mean.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = mean[i] + weight * (left[i] - mean[i]) + otherWeight * (right[i] - mean[i]);
    }
    return mixed;
  }

  /**
   * Trains.
   *
   * @param vectors {@code [vector][value]}, at least one, finite
   * @param stages number of stages, at least 1
   * @param size codewords of each stage
   * @param beam width of the search that the codebooks are fitted to
   * @param seed of the start
   * @return one codebook a stage
   */
  public static List<Codebook> fit(float[][] vectors, int stages, int size, int beam, long seed) {
    float[][] residuals = copy(vectors);
    List<Codebook> codebooks = new ArrayList<>();
    for (int stage = 0; stage < stages; stage++) {
      Codebook codebook = KMeans.fit(residuals, size, ITERATIONS, seed + stage);
      codebooks.add(codebook);
      int[][] chosen = BeamSearch.all(List.of(codebook), 1, residuals);
      for (int n = 0; n < residuals.length; n++) {
        addScaled(residuals[n], codebook.codeword(chosen[n][0]), -1);
      }
    }
    return stages == 1 ? codebooks : refit(vectors, codebooks, beam);
  }

  private static float[][] copy(float[][] vectors) {
    float[][] copy = new float[vectors.length][];
    for (int n = 0; n < copy.length; n++) {
      copy[n] = vectors[n].clone();
    }
    return copy;
  }

  private static void addScaled(float[] sum, float[] vector, float factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * vector[i];
    }
  }

  /** Moves each stage's codewords to the mean of what the other stages leave to them. */
  private static List<Codebook> refit(float[][] vectors, List<Codebook> codebooks, int beam) {
    int[][] chosen = BeamSearch.all(codebooks, beam, vectors);
    List<Codebook> refitted = new ArrayList<>(codebooks);
    float[] sum = new float[vectors[0].length];
    for (int stage = 0; stage < codebooks.size(); stage++) {
      Codebook old = refitted.get(stage);
      float[][] moved = new float[old.size()][sum.length];
      int[] counts = new int[old.size()];
      for (int n = 0; n < vectors.length; n++) {
        int k = chosen[n][stage];
        BeamSearch.sum(refitted, chosen[n], sum);
        addScaled(moved[k], vectors[n], 1);
        addScaled(moved[k], sum, -1);
        counts[k]++;
      }
      for (int k = 0; k < moved.length; k++) {
        for (int i = 0; i < sum.length; i++) {
          moved[k][i] = old.codeword(k)[i] + moved[k][i] / Math.max(1, counts[k]);
        }
      }
      refitted.set(stage, new Codebook(moved));
    }
    return refitted;
  }
}
