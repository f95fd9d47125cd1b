// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.quantiser;

import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Codewords that follow the exponential moving average of what they would have to be for the
 * vectors that chose them (van den Oord et al. 2017, Appendix A.1): a vector asks of each of its
 * codewords to take up the error that all of them leave.
 */
final class AveragingRule implements CodebookRule {

  private final INDArray codebook;
  private final double keep;
  private final double[] counts;

  /**
   * Makes the rule.
   *
   * @param codebook the codebook matrix
   * @param keep share that the average keeps in a step
   */
  AveragingRule(INDArray codebook, double keep) {
    this.codebook = codebook;
    this.keep = keep;
    counts = new double[codebook.rows()];
  }

  @Override
  public double termWeight() {
    return 0;
  }

  @Override
  public void learn(QuantisedBatch batch, double[][] passed) {
    double[][] asked = new double[counts.length][];
    double[] chosen = new double[counts.length];
    for (int vector = 0; vector < batch.size(); vector++) {
      for (int word : batch.words()[vector]) {
        if (asked[word] == null) {
          asked[word] = new double[codebook.columns()];
        }
        Quantiser.add(asked[word], batch.errors()[vector], 1);
        chosen[word]++;
      }
    }
    double[] values = JavaArrays.doubles(codebook);
    for (int word = 0; word < counts.length; word++) {
      average(word, chosen[word]);
      if (asked[word] != null) {
        move(values, word, asked[word]);
      }
    }
    JavaArrays.put(values, codebook);
  }

  /** A codeword that was never chosen before counts as if it had always been chosen as now. */
  private void average(int word, double chosen) {
    counts[word] = counts[word] == 0 ? chosen : keep * counts[word] + (1 - keep) * chosen;
  }

  private void move(double[] values, int word, double[] asked) {
    double share = (1 - keep) / counts[word];
    int from = word * asked.length;
    for (int e = 0; e < asked.length; e++) {
      values[from + e] += share * asked[e];
    }
  }

  @Override
  public void restart(int word, double[] place) {
    CodebookRows.put(codebook, word, place);
    counts[word] = Arrays.stream(counts).average().orElse(0);
  }
}
