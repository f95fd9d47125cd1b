// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Puts the nearest codeword in place of each vector (Section 2.3). Backwards the gradient passes
 * straight through to the encoder and also reaches the codeword, as in the authors' code; beside it
 * come the codebook term and the commitment term of the loss, each summed over a vector's elements
 * and averaged over the vectors.
 */
final class Quantiser implements Stage {

  /** Name of the codewords {@code [level × codeword][element]}. */
  static final String CODEBOOK = "codebook";

  private final CaeNetwork network;
  private final double beta;
  private final INDArray codebook;
  private final INDArray gradients;
  private final LatentVectors latents;
  private final Scratch out = new Scratch();
  private final Scratch back = new Scratch();
  private double[][] vectors;
  private double[][] errors;
  private int[][] chosen;

  /**
   * Makes the stage.
   *
   * @param network the architecture
   * @param beta weight of the commitment term
   * @param weights where the codebook lies
   */
  Quantiser(CaeNetwork network, double beta, Weights weights) {
    this.network = network;
    this.beta = beta;
    codebook = weights.value(CODEBOOK);
    gradients = weights.gradient(CODEBOOK);
    latents = new LatentVectors(network);
  }

  /** The codebook term and the weighted commitment term of the last batch. */
  double loss() {
    double sum = 0;
    for (double[] error : errors) {
      for (double element : error) {
        sum += element * element;
      }
    }
    return (1 + beta) * sum / errors.length;
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    double[][] codewords = codebook.toDoubleMatrix();
    vectors = latents.of(rows);
    errors = latents.of(rows);
    chosen = new int[vectors.length][];
    double[][] quantised = new double[vectors.length][];
    for (int vector = 0; vector < vectors.length; vector++) {
      chosen[vector] = choose(errors[vector], codewords);
      quantised[vector] = sum(chosen[vector], codewords);
    }
    return latents.toRows(quantised, out.like(rows));
  }

  /** Chooses a codeword of each level and leaves in the vector what they do not explain. */
  private int[] choose(double[] rest, double[][] codewords) {
    int[] words = new int[network.settings().levels()];
    int k = network.settings().k();
    for (int level = 0; level < words.length; level++) {
      words[level] = nearest(rest, codewords, level * k, k);
      for (int e = 0; e < rest.length; e++) {
        rest[e] -= codewords[words[level]][e];
      }
    }
    return words;
  }

  private static int nearest(double[] vector, double[][] codewords, int from, int count) {
    int best = from;
    double least = Double.POSITIVE_INFINITY;
    for (int word = from; word < from + count; word++) {
      double distance = 0;
      for (int e = 0; e < vector.length; e++) {
        double difference = vector[e] - codewords[word][e];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    return best;
  }

  private static double[] sum(int[] words, double[][] codewords) {
    double[] sum = new double[codewords[0].length];
    for (int word : words) {
      add(sum, codewords[word], 1);
    }
    return sum;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    double[][] passed = latents.of(gradient);
    double[][] codewordGradients = new double[codebook.rows()][codebook.columns()];
    double share = 2.0 / errors.length;
    for (int vector = 0; vector < errors.length; vector++) {
      for (int word : chosen[vector]) {
        add(codewordGradients[word], passed[vector], 1);
        add(codewordGradients[word], errors[vector], -share);
      }
      add(passed[vector], errors[vector], beta * share);
    }
    gradients.addi(Nd4j.createFromArray(codewordGradients).castTo(gradients.dataType()));
    return latents.toRows(passed, back.like(gradient));
  }

  private static void add(double[] to, double[] values, double factor) {
    for (int e = 0; e < to.length; e++) {
      to[e] += factor * values[e];
    }
  }
}
