// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.WrongArgumentException;

/** How good or how small a user wants the result. */
public sealed interface RateTarget {

  /** The family's own default. */
  record Unspecified() implements RateTarget {}

  /**
   * A quality to reach at the least size.
   *
   * @param sndrDb mean signal-to-noise-and-distortion ratio in dB
   */
  record Quality(double sndrDb) implements RateTarget {

    /** Checks the range. */
    public Quality {
      if (!(sndrDb > 0 && sndrDb <= 80)) {
        throw new WrongArgumentException("quality must lie in 0 to 80 dB, got " + sndrDb);
      }
    }
  }

  /**
   * A compression ratio to reach at the best quality.
   *
   * @param payloadRatio 16 bits per sample over payload bits
   */
  record Ratio(double payloadRatio) implements RateTarget {

    /** Checks the range. */
    public Ratio {
      if (!(payloadRatio > 1 && payloadRatio <= 10_000)) {
        throw new WrongArgumentException("ratio must lie in 1 to 10000, got " + payloadRatio);
      }
    }
  }
}
