// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.quantization;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks for the sum of codewords, one a stage, that comes nearest to a vector, keeping the few best
 * partial sums after each stage. A beam of 1 is the greedy search. Not thread-safe: holds scratch
 * space.
 */
public final class BeamSearch {

  private final List<Codebook> stages;
  private final int beam;
  private final float[][] scores;

  /** {@code [place]}: what is left of the vector, the error, and the indexes so far. */
  private float[][] residuals;

  private float[] errors;
  private int[][] indexes;
  private float[][] nextResiduals;
  private float[] nextErrors;
  private int[][] nextIndexes;
  private final int[] origins;
  private final int[] codewords;

  /**
   * Prepares a search.
   *
   * @param stages one codebook a stage, all of one dimension
   * @param beam partial sums kept, at least 1
   */
  public BeamSearch(List<Codebook> stages, int beam) {
    this.stages = stages;
    this.beam = beam;
    int largest = stages.stream().mapToInt(Codebook::size).max().orElse(0);
    int dimension = stages.get(0).dimension();
    scores = new float[beam][largest];
    residuals = new float[beam][dimension];
    nextResiduals = new float[beam][dimension];
    errors = new float[beam];
    nextErrors = new float[beam];
    indexes = new int[beam][stages.size()];
    nextIndexes = new int[beam][stages.size()];
    origins = new int[beam];
    codewords = new int[beam];
  }

  /**
   * Searches.
   *
   * @param vector the vector
   * @return the chosen codeword of each stage
   */
  public int[] search(float[] vector) {
    System.arraycopy(vector, 0, residuals[0], 0, vector.length);
    errors[0] = 0;
    int width = 1;
    for (int stage = 0; stage < stages.size(); stage++) {
      width = extend(stage, width);
    }
    return indexes[0].clone();
  }

  private int extend(int stage, int width) {
    Codebook codebook = stages.get(stage);
    int found = 0;
    for (int place = 0; place < width; place++) {
      codebook.scores(residuals[place], scores[place]);
      for (int k = 0; k < codebook.size(); k++) {
        found = offer(found, place, k, errors[place] + 2 * scores[place][k]);
      }
    }
    for (int place = 0; place < found; place++) {
      follow(stage, place, codebook.codeword(codewords[place]));
    }
    swap();
    return found;
  }

  private int offer(int found, int place, int codeword, float error) {
    int at = Math.min(found, beam - 1);
    if (found == beam && !(error < nextErrors[at])) {
      return found;
    }
    while (at > 0 && error < nextErrors[at - 1]) {
      nextErrors[at] = nextErrors[at - 1];
      origins[at] = origins[at - 1];
      codewords[at] = codewords[at - 1];
      at--;
    }
    nextErrors[at] = error;
    origins[at] = place;
    codewords[at] = codeword;
    return Math.min(found + 1, beam);
  }

  private void follow(int stage, int place, float[] codeword) {
    float[] from = residuals[origins[place]];
    float[] to = nextResiduals[place];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] - codeword[i];
    }
    System.arraycopy(indexes[origins[place]], 0, nextIndexes[place], 0, stage);
    nextIndexes[place][stage] = codewords[place];
  }

  private void swap() {
    float[][] keptResiduals = residuals;
    residuals = nextResiduals;
    nextResiduals = keptResiduals;
    float[] keptErrors = errors;
    errors = nextErrors;
    nextErrors = keptErrors;
    int[][] keptIndexes = indexes;
    indexes = nextIndexes;
    nextIndexes = keptIndexes;
  }

  /**
   * Finds the sums for many vectors, on all cores.
   *
   * @param stages one codebook a stage
   * @param beam partial sums kept
   * @param vectors {@code [vector][value]}
   * @return {@code [vector][stage]}, the same for any number of threads
   */
  public static int[][] all(List<Codebook> stages, int beam, float[][] vectors) {
    int[][] found = new int[vectors.length][];
    int part = 256;
    IntStream.range(0, (vectors.length + part - 1) / part)
        .parallel()
        .forEach(
            i -> {
              BeamSearch search = new BeamSearch(stages, beam);
              int end = Math.min(vectors.length, (i + 1) * part);
              for (int n = i * part; n < end; n++) {
                found[n] = search.search(vectors[n]);
              }
            });
    return found;
  }

  /**
   * Adds up codewords.
   *
   * @param stages one codebook a stage
   * @param indexes the chosen codeword of each stage
   * @param into receives the sum
   */
  public static void sum(List<Codebook> stages, int[] indexes, float[] into) {
    Arrays.fill(into, 0);
    for (int stage = 0; stage < indexes.length; stage++) {
      float[] codeword = stages.get(stage).codeword(indexes[stage]);
      for (int i = 0; i < into.length; i++) {
        into[i] += codeword[i];
      }
    }
  }
}
