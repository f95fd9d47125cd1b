// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user asks of a training run.
 *
 * @param target how good or how small
 * @param epochs passes over the training part; empty for the family's default
 * @param options further settings of the family by name, such as {@code n_feat=16}
 */
public record TrainingRequest(RateTarget target, OptionalInt epochs, Map<String, String> options) {

  /** The family's defaults throughout. */
  public static final TrainingRequest DEFAULT =
      new TrainingRequest(new RateTarget.Unspecified(), OptionalInt.empty(), Map.of());

  /** Checks the range of the epochs and takes a copy of the options. */
  public TrainingRequest {
    epochs.ifPresent(
        value -> {
          if (value < 1) {
            throw new WrongArgumentException("epochs must be at least 1, got " + value);
          }
        });
    options = Map.copyOf(options);
  }

  /**
   * The defaults with a target.
   *
   * @param target how good or how small
   * @return the request
   */
  public static TrainingRequest of(RateTarget target) {
    return new TrainingRequest(target, OptionalInt.empty(), Map.of());
  }

  /**
   * Refuses options that a family does not know.
   *
   * @param family the family's name
   * @param known the names it knows
   */
  public void requireOnly(String family, Set<String> known) {
    for (String name : options.keySet()) {
      if (!known.contains(name)) {
        throw new WrongArgumentException(
            "codec " + family + " has no setting '" + name + "'; it has " + new TreeSet<>(known));
      }
    }
  }

  /**
   * Refuses epochs where a family learns in one go.
   *
   * @param family the family's name
   */
  public void requireNoEpochs(String family) {
    epochs.ifPresent(
        value -> {
          throw new WrongArgumentException(
              "codec " + family + " has no epochs: leave epochs=" + value + " out");
        });
  }

  /**
   * Refuses a target where settings leave nothing to be solved for it.
   *
   * @param family the family's name
   * @param settings what was given, in the user's words
   */
  public void requireNoTarget(String family, String settings) {
    if (!(target instanceof RateTarget.Unspecified)) {
      throw new WrongArgumentException(
          "give codec " + family + " either a quality or ratio, or " + settings);
    }
  }
}
