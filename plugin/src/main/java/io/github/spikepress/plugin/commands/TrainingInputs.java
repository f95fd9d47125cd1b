// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.codec.CodecSpec;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;
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
    String text = settings.strip();
    return CodecSpec.options(text.isEmpty() ? List.of() : List.of(text.split("\\s+")));
  }
}
