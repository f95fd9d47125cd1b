// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.nwb;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.Hdf5;
import io.github.spikepress.files.OpenMatrix;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.ElectrodePosition;
import io.github.spikepress.recording.RecordingMetadata;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What a file says of a series but its samples.
 *
 * @param file the file's name
 * @param path the series' path
 * @param rateHz samples per second; empty if there are time stamps instead
 * @param conversion volts per stored unit
 * @param offset volts that a stored 0 means
 * @param channelConversion further factors, one a channel; empty for none
 * @param electrodes rows of the table of electrodes, one a channel; empty if that cannot be read
 * @param table the table of electrodes
 * @param numTimes the number of time stamps; −1 if there are none
 */
record NwbSeries(
    String file,
    String path,
    OptionalDouble rateHz,
    double conversion,
    double offset,
    Optional<double[]> channelConversion,
    Optional<double[]> electrodes,
    NwbElectrodes table,
    long numTimes) {

  private static final double MICROVOLTS = 1e6;

  static NwbSeries read(String file, HdfFile hdf, String path) {
    Group series = (Group) Hdf5.find(hdf, path).orElseThrow();
    Node data = Hdf5.find(series, "data").orElseThrow(() -> damaged(file, path + " has no data"));
    OptionalDouble rate =
        Hdf5.find(series, "starting_time")
            .map(node -> NwbNodes.number(node, "rate"))
            .orElse(OptionalDouble.empty());
    return new NwbSeries(
        file,
        path,
        rate,
        NwbNodes.number(data, "conversion").orElse(1),
        NwbNodes.number(data, "offset").orElse(0),
        NwbNodes.numbers(series, "channel_conversion"),
        NwbNodes.numbers(series, "electrodes"),
        NwbElectrodes.read(hdf),
        NwbNodes.numRows(series, "timestamps").orElse(-1));
  }

  /**
   * Whether time runs along rows, as the specification has it. Some programs wrote files the other
   * way round: those are known by their time stamps, their electrodes, or by more columns than
   * there are electrodes at all.
   */
  boolean timeInRows(OpenMatrix matrix) {
    long rows = matrix.numRows();
    long columns = matrix.numColumns();
    if (numTimes >= 0 && rows != columns) {
      if (numTimes != rows && numTimes != columns) {
        throw damaged(file, path + " has " + numTimes + " time stamps for its samples");
      }
      return numTimes == rows;
    }
    return electrodes.isEmpty()
        || electrodes.get().length == columns
        || electrodes.get().length != rows;
  }

  Calibration calibration(int numChannels) {
    double[] gains = new double[numChannels];
    double[] zeros = new double[numChannels];
    channelConversion.ifPresent(
        factors -> requireCount("channel_conversion", factors.length, numChannels));
    for (int c = 0; c < numChannels; c++) {
      double volts = conversion * (channelConversion.isPresent() ? channelConversion.get()[c] : 1);
      gains[c] = MICROVOLTS * volts;
      zeros[c] = offset == 0 ? 0 : -offset / volts;
    }
    if (Arrays.stream(gains).anyMatch(gain -> gain == 0 || !Double.isFinite(gain))
        || Arrays.stream(zeros).anyMatch(zero -> !Double.isFinite(zero))) {
      throw damaged(file, path + " has a conversion that is 0 or not finite");
    }
    return new Calibration(gains, zeros);
  }

  List<String> channelNames(int numChannels) {
    return rows(numChannels)
        .map(table::names)
        .orElseGet(() -> RecordingMetadata.numbered(numChannels).channelNames());
  }

  List<ElectrodePosition> positions(int numChannels) {
    return rows(numChannels).map(table::positions).orElse(List.of());
  }

  private Optional<int[]> rows(int numChannels) {
    if (electrodes.isEmpty() || table.numRows() < 1) {
      return Optional.empty();
    }
    requireCount("electrodes", electrodes.get().length, numChannels);
    int[] rows = new int[numChannels];
    IntStream.range(0, numChannels).forEach(c -> rows[c] = (int) electrodes.get()[c]);
    if (Arrays.stream(rows).anyMatch(row -> row < 0 || row >= table.numRows())) {
      throw damaged(file, path + "/electrodes names rows that the table does not have");
    }
    return Optional.of(rows);
  }

  private void requireCount(String what, int count, int numChannels) {
    if (count != numChannels) {
      throw damaged(
          file, path + "/" + what + " has " + count + " for " + numChannels + " channels");
    }
  }

  private static DamagedFileException damaged(String file, String problem) {
    return new DamagedFileException(file, DamagedFileException.UNKNOWN_OFFSET, problem);
  }
}
