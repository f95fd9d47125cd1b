// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SignalUnits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the readers of cut spikes have in common. */
public final class CutSpikes {

  private static final int UNKNOWN_PEAK = -1;

  private CutSpikes() {}

  /** Waveforms of an array of {@code [spike][sample]} or {@code [spike][channel][sample]}. */
  static Waveforms waveforms(Path file, NumericArray array) {
    int dimensions = array.numDimensions();
    if (dimensions != 2 && dimensions != 3) {
      throw wrongShape(file, array);
    }
    int numChannels = dimensions == 2 ? 1 : array.length(1);
    int numSamples = array.length(dimensions - 1);
    if (array.length(0) < 1 || numChannels < 1 || numSamples < 2) {
      throw wrongShape(file, array);
    }
    return finite(file, new Waveforms(array.length(0), numChannels, numSamples, array.toFloats()));
  }

  /** Refuses values that are no numbers. */
  static Waveforms finite(Path file, Waveforms waveforms) {
    float[] values = waveforms.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        int size = waveforms.valuesPerSpike();
        throw new WrongArgumentException(
            file.getFileName()
                + " has "
                + values[i]
                + " in spike "
                + i / size
                + ", channel "
                + i % size / waveforms.numSamples()
                + ", sample "
                + i % waveforms.numSamples()
                + "; remove such spikes before reading");
      }
    }
    return waveforms;
  }

  /**
   * What is known of spikes that somebody else cut.
   *
   * @param file the file
   * @param samplingFrequencyHz samples per second; empty if nobody says
   * @param units what the values mean, as the file says
   * @param properties asked for the gain where the file does not say it
   * @return the metadata; the peak's place is unknown
   */
  public static SpikeMetadata metadata(
      Path file,
      OptionalDouble samplingFrequencyHz,
      SignalUnits units,
      SignalProperties properties) {
    SignalUnits known =
        units.calibrated() || properties.gainUv().isEmpty()
            ? units
            : new SignalUnits(units.name(), properties.gainUv().getAsDouble());
    return new SpikeMetadata(
        file.getFileName().toString(), samplingFrequencyHz.orElse(Double.NaN), known, UNKNOWN_PEAK);
  }

  /**
   * Labels of which at least one says something.
   *
   * @param labels unit of each spike, −1 = none
   * @return the same; empty if no spike has a unit
   */
  public static Optional<int[]> labels(int[] labels) {
    return Optional.of(labels).filter(all -> Arrays.stream(all).anyMatch(label -> label >= 0));
  }

  private static WrongArgumentException wrongShape(Path file, NumericArray array) {
    return new WrongArgumentException(
        file.getFileName()
            + " holds an array of shape "
            + array.shapeText()
            + "; spikes need [spike][sample] or [spike][channel][sample]");
  }
}
