// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A codec in one word: a family, and after colons how it is set, such as {@code trellis} or {@code
 * cae:epochs=50:n_feat=8}.
 *
 * @param word as it was typed
 * @param family who trains it
 * @param epochs passes over the training part; empty for the family's default
 * @param options further settings of the family by name
 */
public record CodecSpec(
    String word, CodecFamily family, OptionalInt epochs, Map<String, String> options) {

  private static final String SEPARATOR = ":";
  private static final String EPOCHS = "epochs";

  /** Takes a copy of the options. */
  public CodecSpec {
    options = Map.copyOf(options);
  }

  /**
   * Reads a word.
   *
   * @param word the codec
   * @return what it says
   * @throws io.github.spikepress.errors.NotSupportedException if there is no such family
   * @throws WrongArgumentException if a setting is no pair, or the epochs are no whole number
   */
  public static CodecSpec parse(String word) {
    List<String> parts = Arrays.asList(word.split(SEPARATOR));
    CodecFamily family = CodecFamilies.named(parts.isEmpty() ? word : parts.get(0));
    Map<String, String> options = options(parts.subList(Math.min(1, parts.size()), parts.size()));
    String epochs = options.remove(EPOCHS);
    return new CodecSpec(word, family, epochs(epochs), options);
  }

  /**
   * Reads settings.
   *
   * @param pairs {@code name=value} each
   * @return values by name, in the given order, to be changed at will
   * @throws WrongArgumentException if one is no pair
   */
  public static Map<String, String> options(List<String> pairs) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new WrongArgumentException("settings are name=value pairs, got '" + pair + "'");
      }
      options.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return options;
  }

  private static OptionalInt epochs(String text) {
    try {
      return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new WrongArgumentException("epochs must be a whole number, got '" + text + "'", e);
    }
  }

  /**
   * What to ask of the family.
   *
   * @param target how good or how small
   * @return the request
   */
  public TrainingRequest request(RateTarget target) {
    return new TrainingRequest(target, epochs, options);
  }
}
