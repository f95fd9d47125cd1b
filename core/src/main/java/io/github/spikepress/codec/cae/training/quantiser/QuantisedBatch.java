// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.quantiser;

/**
 * What the quantiser made of a batch.
 *
 * @param vectors {@code [vector][element]}
 * @param errors what the codewords leave of each vector, {@code [vector][element]}
 * @param words the chosen rows of the codebook matrix, one for each level, {@code [vector][level]}
 */
record QuantisedBatch(double[][] vectors, double[][] errors, int[][] words) {

  int size() {
    return vectors.length;
  }

  /** What the codewords add up to, {@code [vector][element]}. */
  double[][] restored() {
    double[][] sums = new double[vectors.length][];
    for (int vector = 0; vector < sums.length; vector++) {
      sums[vector] = vectors[vector].clone();
      Quantiser.add(sums[vector], errors[vector], -1);
    }
    return sums;
  }

  double squaredError() {
    double sum = 0;
    for (double[] error : errors) {
      for (double element : error) {
        sum += element * element;
      }
    }
    return sum;
  }
}
