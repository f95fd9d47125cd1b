// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.quantization;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * A list of codewords of one dimension, with the search for the nearest. Immutable and thread-safe.
 */
public final class Codebook {

  private final float[][] codewords;
  private final float[] transposed;
  private final float[] halfNorms;

  /**
   * Takes codewords.
   *
   * @param codewords {@code [codeword][value]}, at least one, all of one length; not copied
   */
  public Codebook(float[][] codewords) {
    this(codewords, new float[codewords.length]);
  }

  /**
   * Takes codewords that have prices beside their distance, for a search that also looks at the
   * rate.
   *
   * @param codewords {@code [codeword][value]}, at least one, all of one length; not copied
   * @param prices what each codeword adds to the squared distance
   */
  public Codebook(float[][] codewords, float[] prices) {
    if (codewords.length == 0) {
      throw new WrongArgumentException("a codebook needs at least 1 codeword");
    }
    this.codewords = codewords;
    int size = codewords.length;
    transposed = new float[size * codewords[0].length];
    halfNorms = new float[size];
    for (int k = 0; k < size; k++) {
      float norm = 0;
      for (int i = 0; i < codewords[k].length; i++) {
        transposed[i * size + k] = codewords[k][i];
        norm += codewords[k][i] * codewords[k][i];
      }
      halfNorms[k] = (norm + prices[k]) / 2;
    }
  }

  /**
   * The number of codewords.
   *
   * @return at least 1
   */
  public int size() {
    return codewords.length;
  }

  /**
   * The length of each codeword.
   *
   * @return 0 or more
   */
  public int dimension() {
    return codewords[0].length;
  }

  /**
   * One codeword.
   *
   * @param index which
   * @return the codeword itself, which must not be changed
   */
  public float[] codeword(int index) {
    return codewords[index];
  }

  /**
   * Half the squared distance to each codeword and half its price, less half the vector's own
   * squared length: enough to compare codewords, and cheaper than the distance.
   *
   * @param vector a vector of this dimension
   * @param into receives a number a codeword
   */
  public void scores(float[] vector, float[] into) {
    int size = codewords.length;
    System.arraycopy(halfNorms, 0, into, 0, size);
    for (int i = 0; i < vector.length; i++) {
      float value = vector[i];
      int row = i * size;
      for (int k = 0; k < size; k++) {
        into[k] -= value * transposed[row + k];
      }
    }
  }

  /**
   * Finds the nearest codeword; of several equally near ones the first.
   *
   * @param vector a vector of this dimension
   * @param scores scratch space for a number a codeword
   * @return its index
   */
  public int nearest(float[] vector, float[] scores) {
    scores(vector, scores);
    int best = 0;
    for (int k = 1; k < codewords.length; k++) {
      if (scores[k] < scores[best]) {
        best = k;
      }
    }
    return best;
  }
}
