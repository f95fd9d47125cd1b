// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** NWB 2 without chunks or table of electrodes. */
final class NwbContiguousExample implements RecordingExample {

  @Override
  public Path write(Path folder, int[][] steps) throws IOException {
    Path file = folder.resolve("contiguous.nwb");
    short[][] rows = new short[steps[0].length][steps.length];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < steps.length; c++) {
        rows[i][c] = (short) steps[c][i];
      }
    }
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("nwb_version", "2.5.0");
      hdf.putAttribute("neurodata_type", "NWBFile");
      WritableGroup series = hdf.putGroup("acquisition").putGroup("raw");
      series.putAttribute("neurodata_type", "ElectricalSeries");
      WritableDataset data = series.putDataset("data", rows);
      data.putAttribute("conversion", 0.25e-6);
      data.putAttribute("unit", "volts");
      series.putDataset("starting_time", 0.0).putAttribute("rate", HZ);
    }
    return file;
  }

  @Override
  public List<String> channelNames(int numChannels) {
    return IntStream.range(0, numChannels).mapToObj(i -> "ch" + i).toList();
  }
}
