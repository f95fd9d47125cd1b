// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.MatFile;
import io.github.spikepress.files.NumericArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where MAT files say their sampling frequency. */
public final class MatSamplingFrequency {

  private static final String INTERVAL_MS = "samplingInterval";
  private static final String INTERVAL_S = "dt";
  private static final List<String> FREQUENCIES =
      List.of(
          "sampling_frequency", "samplingFrequency", "samplingRate", "sr", "fs", "Fs", "par.sr");

  private MatSamplingFrequency() {}

  /**
   * Finds a sampling frequency.
   *
   * @param mat the file
   * @param properties asked if the file does not say
   * @return samples per second; empty if nobody says
   */
  public static OptionalDouble find(MatFile mat, SignalProperties properties) {
    OptionalDouble found = inFile(mat);
    return found.isPresent() ? found : properties.samplingFrequencyHz();
  }

  /**
   * Finds a sampling frequency that has to be known.
   *
   * @param mat the file
   * @param file its name, for the message
   * @param properties asked if the file does not say
   * @return samples per second
   * @throws WrongArgumentException if nobody says
   */
  public static double require(MatFile mat, Path file, SignalProperties properties) {
    return find(mat, properties)
        .orElseThrow(
            () ->
                new WrongArgumentException(
                    file.getFileName()
                        + " does not say its sampling frequency (no variable samplingInterval, dt"
                        + " or sr); give sampling_frequency in Hz"));
  }

  private static OptionalDouble inFile(MatFile mat) {
    Optional<Double> ms = scalar(mat, INTERVAL_MS);
    if (ms.isPresent()) {
      return OptionalDouble.of(rounded(1000 / ms.get()));
    }
    Optional<Double> seconds = scalar(mat, INTERVAL_S);
    if (seconds.isPresent()) {
      return OptionalDouble.of(rounded(1 / seconds.get()));
    }
    return FREQUENCIES.stream()
        .map(name -> scalar(mat, name))
        .flatMap(Optional::stream)
        .mapToDouble(Double::doubleValue)
        .findFirst();
  }

  private static Optional<Double> scalar(MatFile mat, String name) {
    return mat.find(name)
        .filter(array -> array.size() == 1)
        .map(NumericArray::toDoubles)
        .map(values -> values[0])
        .filter(value -> value > 0 && !Double.isInfinite(1 / value) && !Double.isInfinite(value));
  }

  /** An interval such as 1/24 ms is not stored exactly: whole hertz are meant. */
  private static double rounded(double hz) {
    return Math.abs(hz - Math.rint(hz)) < 1e-6 * hz ? Math.rint(hz) : hz;
  }
}
