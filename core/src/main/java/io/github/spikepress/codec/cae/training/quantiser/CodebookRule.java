// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.quantiser;

/** How codewords follow the vectors that chose them. */
interface CodebookRule {

  /**
   * What the codebook term weighs in the loss.
   *
   * @return 0 where the codewords follow no gradient
   */
  double termWeight();

  /**
   * Learns from a batch.
   *
   * @param batch the batch
   * @param passed gradient of the loss at what the quantiser gave, {@code [vector][element]}
   */
  void learn(QuantisedBatch batch, double[][] passed);

  /**
   * Moves a codeword.
   *
   * @param word row of the codebook matrix
   * @param place where it starts again
   */
  void restart(int word, double[] place);
}
