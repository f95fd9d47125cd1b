// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.detection;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.Locale;

/** Which peaks count. */
public enum PeakSign {
  /** Peaks below zero only. */
  NEG,
  /** Peaks above zero only. */
  POS,
  /** Peaks of either sign. */
  BOTH;

  /**
   * The sign of a name.
   *
   * @param name {@code neg}, {@code pos} or {@code both}
   * @return the sign
   * @throws WrongArgumentException if there is no such sign
   */
  public static PeakSign of(String name) {
    return Arrays.stream(values())
        .filter(sign -> sign.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new WrongArgumentException("peak_sign must be neg, pos or both, got " + name));
  }

  /**
   * How far a value reaches in the directions that count.
   *
   * @param value a sample
   * @return positive if it reaches anywhere
   */
  public float excursion(float value) {
    return switch (this) {
      case NEG -> -value;
      case POS -> value;
      case BOTH -> Math.abs(value);
    };
  }
}
