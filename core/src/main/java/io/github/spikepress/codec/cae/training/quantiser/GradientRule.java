// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.quantiser;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Codewords that the optimiser trains, by the gradient of the reconstruction and of the codebook
 * term (Section 2.3), as in the authors' code.
 */
final class GradientRule implements CodebookRule {

  private final INDArray codebook;
  private final INDArray gradients;

  GradientRule(INDArray codebook, INDArray gradients) {
    this.codebook = codebook;
    this.gradients = gradients;
  }

  @Override
  public double termWeight() {
    return 1;
  }

  @Override
  public void learn(QuantisedBatch batch, double[][] passed) {
    double[][] sums = new double[codebook.rows()][codebook.columns()];
    double share = 2.0 / batch.size();
    for (int vector = 0; vector < batch.size(); vector++) {
      for (int word : batch.words()[vector]) {
        Quantiser.add(sums[word], passed[vector], 1);
        Quantiser.add(sums[word], batch.errors()[vector], -share);
      }
    }
    gradients.addi(Nd4j.createFromArray(sums).castTo(gradients.dataType()));
  }

  @Override
  public void restart(int word, double[] place) {
    CodebookRows.put(codebook, word, place);
  }
}
