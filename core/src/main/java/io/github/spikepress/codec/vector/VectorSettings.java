// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Map;

/**
 * The shape of a vector quantiser and how it is trained.
 *
 * @param k codewords of each stage, 1 to 4096
 * @param stages codebooks whose codewords add up, 1 to 64
 * @param beam partial sums that the search keeps, 1 to 64
 * @param augmentation how many times the training spikes there shall be, 1 to 50; above 1 the
 *     others are mixtures
 */
public record VectorSettings(int k, int stages, int beam, int augmentation) {

  /** Checks the ranges. */
  public VectorSettings {
    require("k", k, 4096);
    require("stages", stages, 64);
    require("beam", beam, 64);
    require("augmentation", augmentation, 50);
  }

  private static void require(String name, int value, int greatest) {
    if (value < 1 || value > greatest) {
      throw new WrongArgumentException(name + " must lie in 1 to " + greatest + ", got " + value);
    }
  }

  /** A setting that a user gave. */
  static int number(Map<String, String> options, String name, int otherwise) {
    String text = options.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new WrongArgumentException(name + " must be a whole number, got '" + text + "'", e);
    }
  }

  /** The settings for the model's card. */
  Map<String, String> onCard() {
    return Map.of(
        "k", Integer.toString(k),
        "stages", Integer.toString(stages),
        "beam", Integer.toString(beam),
        "augmentation", Integer.toString(augmentation));
  }
}
