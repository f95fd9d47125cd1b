// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.Map;

/**
 * How the codewords learn.
 *
 * @param beta weight of the commitment term (0.15 in the authors' code)
 * @param start where the codewords start
 * @param ema share of a codeword that the moving average of its vectors keeps in a step (van den
 *     Oord et al. 2017, Appendix A.1); 0 trains the codewords by their gradient, as the paper does
 * @param restarts whether a codeword that no vector of an epoch chose starts again at one of them
 */
public record CodebookTraining(double beta, Start start, double ema, boolean restarts) {

  /** Where the codewords start. */
  public enum Start {
    /** At random, close to zero, as in the authors' code. */
    UNIFORM,
    /** At the means of clusters of the latents, level after level. */
    KMEANS
  }

  /** Checks the ranges. */
  public CodebookTraining {
    Options.requireRange("beta", beta, 0, 100);
    Options.requireRange("ema", ema, 0, 0.999999);
  }

  static CodebookTraining authors() {
    return new CodebookTraining(0.15, Start.UNIFORM, 0, false);
  }

  static CodebookTraining modern() {
    return new CodebookTraining(0.15, Start.KMEANS, 0.99, true);
  }

  /**
   * Whether the codewords follow moving averages.
   *
   * @return false if the optimiser trains them
   */
  public boolean isAveraged() {
    return ema > 0;
  }

  Map<String, String> toMap() {
    return Map.of(
        "beta", Double.toString(beta),
        "codebook_start", Options.word(start),
        "ema", Double.toString(ema),
        "restarts", Boolean.toString(restarts));
  }

  CodebookTraining with(Options read) {
    return new CodebookTraining(
        read.number("beta", beta),
        read.choice("codebook_start", start),
        read.number("ema", ema),
        read.flag("restarts", restarts));
  }
}
