// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a caller knows about a signal whose file does not say it. What the file says comes first.
 *
 * @param samplingFrequencyHz samples per second
 * @param numChannels interleaved channels of a flat file
 * @param gainUv microvolts per unit
 */
public record SignalProperties(
    OptionalDouble samplingFrequencyHz, OptionalInt numChannels, OptionalDouble gainUv) {

  /** Nothing is known beyond what the file says. */
  public static final SignalProperties NONE =
      new SignalProperties(OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty());

  /** Checks that what is given is positive. */
  public SignalProperties {
    samplingFrequencyHz.ifPresent(value -> requirePositive("sampling frequency", value));
    numChannels.ifPresent(value -> requirePositive("number of channels", value));
    gainUv.ifPresent(value -> requirePositive("gain", value));
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new WrongArgumentException(what + " must be positive, got " + value);
    }
  }
}
