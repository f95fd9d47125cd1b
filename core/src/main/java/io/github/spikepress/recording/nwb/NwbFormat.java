// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.nwb;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.Hdf5;
import io.github.spikepress.files.OpenMatrix;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.FileRecording;
import io.github.spikepress.recording.MatrixSamples;
import io.github.spikepress.recording.NamedStream;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.RecordingFormat;
import io.github.spikepress.recording.RecordingHeader;
import io.github.spikepress.recording.RecordingMetadata;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An {@code ElectricalSeries} of an NWB 2 file, acquired or processed; where there are several, the
 * caller names one by its path. Samples are regular: a rate, or time stamps that keep to one.
 */
public final class NwbFormat implements RecordingFormat {

  /** Found by the service loader. */
  public NwbFormat() {}

  @Override
  public String name() {
    return "NWB 2 (ElectricalSeries)";
  }

  @Override
  public boolean recognises(Path file) {
    return Hdf5.isHdf5(file) && Hdf5.read(file, NwbNodes::isNwb);
  }

  @Override
  public Recording open(Path file, SignalProperties properties) {
    String name = file.getFileName().toString();
    NwbSeries series =
        Hdf5.read(
            file,
            hdf -> {
              if (!NwbNodes.isVersion2(hdf)) {
                throw new NotSupportedException(
                    name + " is of version 1 of NWB; convert it to version 2");
              }
              List<String> paths = NwbNodes.electricalSeries(hdf);
              return NwbSeries.read(
                  name, hdf, NamedStream.choose(name, paths, properties.stream()));
            });
    return open(file, name, series, properties);
  }

  private static Recording open(
      Path file, String name, NwbSeries series, SignalProperties properties) {
    double hz =
        series.rateHz().isPresent()
            ? series.rateHz().getAsDouble()
            : RegularTimes.rateHz(file, series.path() + "/timestamps", properties);
    OpenMatrix matrix = Hdf5.openMatrix(file, series.path() + "/data");
    boolean opened = false;
    try {
      boolean timeInRows = series.timeInRows(matrix);
      int numChannels = Math.toIntExact(timeInRows ? matrix.numColumns() : matrix.numRows());
      Calibration calibration = series.calibration(numChannels);
      RecordingMetadata metadata =
          new RecordingMetadata(
              series.channelNames(numChannels),
              series.positions(numChannels),
              Optional.of(new SourceFile(file, FileBytes.size(file))));
      FileRecording recording =
          new FileRecording(
              new RecordingHeader(name, hz, calibration, metadata),
              MatrixSamples.of(matrix, timeInRows));
      opened = true;
      return recording;
    } finally {
      if (!opened) {
        matrix.close();
      }
    }
  }
}
