// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Settings of a transform codec.
 *
 * @param coder how coefficients are stored
 * @param vectors what one vector of the transform is
 * @param kept coefficients of 16 bits a vector, or most coefficients that are entropy-coded; empty
 *     where the rate target or the family decides
 */
record TransformSettings(Coder coder, Vectors vectors, OptionalInt kept) {

  static final String CODER = "coder";
  static final String CHANNELS = "channels";
  static final String COEFFICIENTS = "coefficients";

  /** How coefficients are stored. */
  enum Coder {
    /** Uniform quantiser and entropy coder. */
    ENTROPY,
    /** 16 bits each, as the paper counts them. */
    FIXED16
  }

  /** What one vector of the transform is. */
  enum Vectors {
    /** All channels of a spike together. */
    JOINT,
    /** Each channel by itself. */
    SEPARATE
  }

  /** Checks the number of coefficients. */
  TransformSettings {
    if (kept.isPresent() && kept.getAsInt() < 1) {
      throw new WrongArgumentException(
          COEFFICIENTS + " must be at least 1, got " + kept.getAsInt());
    }
  }

  /** Reads what a user typed. */
  static TransformSettings of(Map<String, String> options, Vectors defaultVectors) {
    String kept = options.get(COEFFICIENTS);
    return new TransformSettings(
        choice(CODER, options.getOrDefault(CODER, "entropy"), Coder.values()),
        choice(CHANNELS, options.getOrDefault(CHANNELS, name(defaultVectors)), Vectors.values()),
        kept == null ? OptionalInt.empty() : OptionalInt.of(integer(COEFFICIENTS, kept)));
  }

  /** The settings as a model's card holds them, with the number of coefficients that was kept. */
  Map<String, String> onCard(int coefficients) {
    return Map.of(
        CODER, name(coder),
        CHANNELS, name(vectors),
        COEFFICIENTS, Integer.toString(coefficients));
  }

  /** The length of a vector of spikes of a window. */
  int vectorLength(SpikeWindow window) {
    return vectors == Vectors.JOINT ? window.values() : window.numSamples();
  }

  private static int integer(String setting, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new WrongArgumentException(setting + " must be an integer, got '" + value + "'", e);
    }
  }

  private static <E extends Enum<E>> E choice(String setting, String value, E[] choices) {
    StringBuilder names = new StringBuilder();
    for (E choice : choices) {
      if (name(choice).equals(value)) {
        return choice;
      }
      names.append(names.isEmpty() ? "" : " or ").append(name(choice));
    }
    throw new WrongArgumentException(setting + " must be " + names + ", got '" + value + "'");
  }

  private static String name(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
