// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

/** What a run says of a claim. */
public enum Verdict {
  /** Measured here, and it holds. */
  REPRODUCED("reproduced"),
  /** Measured here, and what is ours does better than what was claimed. */
  BETTER("better"),
  /** Measured here, and it does not hold. */
  NOT_REPRODUCED("not reproduced");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
