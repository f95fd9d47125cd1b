// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a caller knows about a signal whose file does not say it. What the file says comes first.
 *
 * @param samplingFrequencyHz samples per second
 * @param numChannels interleaved channels of a flat file
 * @param gainUv microvolts per unit
 * @param stream which of several signals of the source is meant, by its name
 */
public record SignalProperties(
    OptionalDouble samplingFrequencyHz,
    OptionalInt numChannels,
    OptionalDouble gainUv,
    Optional<String> stream) {

  /** Nothing is known beyond what the file says. */
  public static final SignalProperties NONE =
      new SignalProperties(OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty());

  /** Checks that what is given is positive. */
  public SignalProperties {
    samplingFrequencyHz.ifPresent(value -> requirePositive("sampling frequency", value));
    numChannels.ifPresent(value -> requirePositive("number of channels", value));
    gainUv.ifPresent(value -> requirePositive("gain", value));
  }

  /**
   * Fills in what is not known here.
   *
   * @param others asked where this says nothing
   * @return what either says
   */
  public SignalProperties orElse(SignalProperties others) {
    return new SignalProperties(
        samplingFrequencyHz.isPresent() ? samplingFrequencyHz : others.samplingFrequencyHz,
        numChannels.isPresent() ? numChannels : others.numChannels,
        gainUv.isPresent() ? gainUv : others.gainUv,
        stream.or(() -> others.stream));
  }

  /**
   * What is known of the only signal of a source.
   *
   * @param samplingFrequencyHz samples per second
   * @param numChannels interleaved channels of a flat file
   * @param gainUv microvolts per unit
   */
  public SignalProperties(
      OptionalDouble samplingFrequencyHz, OptionalInt numChannels, OptionalDouble gainUv) {
    this(samplingFrequencyHz, numChannels, gainUv, Optional.empty());
  }

  /**
   * Names one of several signals.
   *
   * @param name the stream's name; empty if it is the only one
   * @return a copy
   */
  public SignalProperties withStream(Optional<String> name) {
    return new SignalProperties(samplingFrequencyHz, numChannels, gainUv, name);
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new WrongArgumentException(what + " must be positive, got " + value);
    }
  }
}
