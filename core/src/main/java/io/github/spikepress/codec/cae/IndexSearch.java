// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.Map;

/**
 * How the codewords of a vector are chosen.
 *
 * @param beam partial sums of codewords that the search keeps from level to level; 1 takes the
 *     nearest codeword of each level, as the paper does
 * @param rateWeight what a bit of an index weighs against the error (Chou, Lookabaugh and Gray
 *     1989), as a share of the mean squared error of a vector; 0 looks at the error only
 */
public record IndexSearch(int beam, double rateWeight) {

  /** The nearest codeword of each level. */
  public static final IndexSearch NEAREST = new IndexSearch(1, 0);

  private static final String BEAM = "beam";
  private static final String RATE_WEIGHT = "rate_weight";

  /** Checks the ranges. */
  public IndexSearch {
    Options.requireRange(BEAM, beam, 1, 64);
    Options.requireRange(RATE_WEIGHT, rateWeight, 0, 10);
  }

  /**
   * Whether codewords have prices beside their error.
   *
   * @return true if a bit weighs anything
   */
  public boolean isPriced() {
    return rateWeight > 0;
  }

  Map<String, String> toMap() {
    return Map.of(BEAM, Integer.toString(beam), RATE_WEIGHT, Double.toString(rateWeight));
  }

  IndexSearch with(Options read) {
    return new IndexSearch(read.integer(BEAM, beam), read.number(RATE_WEIGHT, rateWeight));
  }
}
