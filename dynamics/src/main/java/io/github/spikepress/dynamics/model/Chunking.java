// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.model;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * How a long trial is cut so that memory stays bounded: equal chunks of which neighbours overlap;
 * in the overlap the result fades from one to the next.
 *
 * @param bins length of a chunk in bins, 1 or more
 * @param overlap bins that a chunk shares with the one before, 0 to less than the length
 */
public record Chunking(int bins, int overlap) {

  /** Checks the ranges. */
  public Chunking {
    if (bins < 1 || overlap < 0 || overlap >= bins) {
      throw new WrongArgumentException(
          "chunks need at least 1 bin and an overlap shorter than that, got "
              + bins
              + " and "
              + overlap);
    }
  }

  /** The number of chunks that cover a trial. */
  int count(int trialBins) {
    int step = bins - overlap;
    return trialBins <= bins ? 1 : 1 + (trialBins - bins + step - 1) / step;
  }

  /** The first bin of a chunk; the last chunk ends with the trial. */
  int first(int chunk, int trialBins) {
    return Math.max(0, Math.min(chunk * (bins - overlap), trialBins - bins));
  }

  /** How much a later chunk counts at a bin of the overlap: rises evenly from 0 to 1. */
  static double weight(int binOfOverlap, int overlapBins) {
    return (binOfOverlap + 1.0) / (overlapBins + 1.0);
  }
}
