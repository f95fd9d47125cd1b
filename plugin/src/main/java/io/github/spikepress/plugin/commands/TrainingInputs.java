// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Turns the inputs of commands into a request to train, where 0 means that nothing is asked. */
final class TrainingInputs {

  private TrainingInputs() {}

  static TrainingRequest request(double ratio, double quality, int epochs, String settings) {
    return new TrainingRequest(
        target(ratio, quality),
        epochs == 0 ? OptionalInt.empty() : OptionalInt.of(epochs),
        options(settings));
  }

  /** Settings without a target; {@code epochs} is one of them. */
  static TrainingRequest withEpochs(String settings) {
    Map<String, String> options = options(settings);
    String epochs = options.remove("epochs");
    try {
      return new TrainingRequest(
          new RateTarget.Unspecified(),
          epochs == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(epochs)),
          options);
    } catch (NumberFormatException e) {
      throw new WrongArgumentException("epochs must be a whole number, got '" + epochs + "'", e);
    }
  }

  private static RateTarget target(double ratio, double quality) {
    if (ratio != 0 && quality != 0) {
      throw new WrongArgumentException("give either ratio or quality, not both");
    }
    if (ratio != 0) {
      return new RateTarget.Ratio(ratio);
    }
    return quality == 0 ? new RateTarget.Unspecified() : new RateTarget.Quality(quality);
  }

  private static Map<String, String> options(String settings) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : settings.isBlank() ? new String[0] : settings.strip().split("\\s+")) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new WrongArgumentException(
            "settings are name=value pairs separated by spaces, got '" + pair + "'");
      }
      options.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return options;
  }
}
