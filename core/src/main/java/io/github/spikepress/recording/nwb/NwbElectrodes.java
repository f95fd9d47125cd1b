// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.nwb;

import io.github.spikepress.files.Hdf5;
import io.github.spikepress.recording.ElectrodePosition;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The table of electrodes. Positions are those on the probe ({@code rel_x}, {@code rel_y}), not
 * those in the brain.
 *
 * @param numRows electrodes; 0 if there is no table
 * @param labels names of electrodes; empty if the table has none
 * @param x positions across the probe, in micrometres
 * @param y positions along the probe, in micrometres
 */
record NwbElectrodes(
    int numRows, Optional<String[]> labels, Optional<double[]> x, Optional<double[]> y) {

  private static final String TABLE = "general/extracellular_ephys/electrodes";

  static NwbElectrodes read(HdfFile hdf) {
    int numRows = NwbNodes.numRows(hdf, TABLE).orElse(0);
    return Hdf5.find(hdf, TABLE)
        .filter(Group.class::isInstance)
        .map(Group.class::cast)
        .map(
            table ->
                new NwbElectrodes(
                    numRows,
                    labels(table).filter(names -> names.length == numRows),
                    column(table, "rel_x", numRows),
                    column(table, "rel_y", numRows)))
        .orElse(new NwbElectrodes(numRows, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static Optional<String[]> labels(Group table) {
    return NwbNodes.texts(table, "channel_name").or(() -> NwbNodes.texts(table, "label"));
  }

  private static Optional<double[]> column(Group table, String name, int numRows) {
    return NwbNodes.numbers(table, name)
        .filter(v -> v.length == numRows && Arrays.stream(v).allMatch(Double::isFinite));
  }

  List<String> names(int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(row -> labels.map(names -> names[row]).orElse("electrode" + row))
        .toList();
  }

  List<ElectrodePosition> positions(int[] rows) {
    if (x.isEmpty() || y.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(rows)
        .mapToObj(row -> new ElectrodePosition(x.get()[row], y.get()[row]))
        .toList();
  }
}
