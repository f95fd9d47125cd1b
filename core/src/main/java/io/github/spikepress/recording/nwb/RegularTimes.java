// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.nwb;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.Hdf5;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.MatrixSamples;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.StoredSamples;
import java.nio.file.Path;

/** The rate of a series that has time stamps instead, if they keep to one. */
final class RegularTimes {

  /** Places at which time stamps are looked at. */
  private static final int PLACES = 64;

  private RegularTimes() {}

  static double rateHz(Path file, String path, SignalProperties properties) {
    try (StoredSamples times = MatrixSamples.of(Hdf5.openMatrix(file, path), true)) {
      long last = times.numSamples() - 1;
      if (times.numChannels() != 1 || last < 1) {
        throw irregular(file, path);
      }
      double start = exactly(times, 0);
      double rate = last / (exactly(times, last) - start);
      for (int place = 0; place < PLACES; place++) {
        long sample = last * place / PLACES;
        double expected = start + sample / rate;
        if (!(Math.abs(exactly(times, sample) - expected) < 0.5 / rate)) {
          throw irregular(file, path);
        }
      }
      return properties.samplingFrequencyHz().orElse(rate);
    }
  }

  /** A stored double by its value to single precision and what that leaves over. */
  private static double exactly(StoredSamples times, long sample) {
    float[][] coarse = new float[1][1];
    float[][] rest = new float[1][1];
    times.read(sample, 1, Calibration.uniform(1, 1), coarse);
    times.read(sample, 1, Calibration.uniform(1, 1, coarse[0][0]), rest);
    return (double) coarse[0][0] + rest[0][0];
  }

  private static NotSupportedException irregular(Path file, String path) {
    return new NotSupportedException(
        file.getFileName() + ": " + path + " do not keep to one rate; resample the series first");
  }
}
