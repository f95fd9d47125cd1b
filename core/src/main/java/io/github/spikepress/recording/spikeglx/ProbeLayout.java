// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.spikeglx;

import io.github.spikepress.recording.ElectrodePosition;
import java.util.List;
import java.util.Map;

/**
 * Where electrodes lie: as {@code ~snsGeomMap} says in micrometres, or, in older files, by shank,
 * column and row of {@code ~snsShankMap} with the pitches of the probe's type. Shanks lie side by
 * side along x.
 */
final class ProbeLayout {

  /** The first type of probe, whose meta files do not name it. */
  private static final int NP1 = 0;

  private static final String GEOMETRY = "~snsGeomMap";
  private static final String SHANKS = "~snsShankMap";

  /**
   * Pitches of a probe, in micrometres.
   *
   * @param evenX first column of even rows
   * @param oddX first column of odd rows
   * @param columnPitch between columns
   * @param rowPitch between rows
   * @param shankPitch between shanks
   */
  private record Pitches(
      double evenX, double oddX, double columnPitch, double rowPitch, double shankPitch) {}

  private static final Map<Integer, Pitches> PITCHES =
      Map.of(
          NP1,
          new Pitches(27, 11, 32, 20, 0),
          1100,
          new Pitches(14, 14, 6, 6, 0),
          21,
          new Pitches(27, 27, 32, 15, 0),
          24,
          new Pitches(27, 27, 32, 15, 250));

  private ProbeLayout() {}

  /** The probe's type; 0 for the first one, which has no entry of its own; −1 for no probe. */
  static int probeType(SpikeGlxMeta meta) {
    if (!meta.isImec()) {
      return -1;
    }
    return meta.has("imDatPrb_type") ? (int) meta.integer("imDatPrb_type") : NP1;
  }

  /** Positions of the analog channels; empty where the file does not tell. */
  static List<ElectrodePosition> positions(SpikeGlxMeta meta, SavedChannels saved) {
    if (!meta.isImec()) {
      return List.of();
    }
    List<ElectrodePosition> all = meta.has(GEOMETRY) ? micrometres(meta) : rowsAndColumns(meta);
    List<SavedChannel> analog = saved.analog();
    if (all.size() == analog.size()) {
      return all;
    }
    return all.size() == saved.numAcquired()
            && analog.stream().allMatch(channel -> channel.index() < all.size())
        ? analog.stream().map(channel -> all.get(channel.index())).toList()
        : List.of();
  }

  private static List<ElectrodePosition> micrometres(SpikeGlxMeta meta) {
    List<String> groups = meta.groups(GEOMETRY);
    if (groups.isEmpty() || groups.get(0).split(",").length < 4) {
      throw meta.damaged(GEOMETRY + " should begin with part, shanks, pitch and width");
    }
    double pitch = meta.numbers(GEOMETRY, new String[] {groups.get(0).split(",")[2]})[0];
    return groups.stream()
        .skip(1)
        .map(group -> fields(meta, GEOMETRY, group))
        .map(f -> new ElectrodePosition(f[0] * pitch + f[1], f[2]))
        .toList();
  }

  private static List<ElectrodePosition> rowsAndColumns(SpikeGlxMeta meta) {
    Pitches pitches = PITCHES.get(probeType(meta));
    if (pitches == null) {
      return List.of();
    }
    return meta.groups(SHANKS).stream()
        .skip(1)
        .map(group -> fields(meta, SHANKS, group))
        .map(f -> position(pitches, f))
        .toList();
  }

  private static ElectrodePosition position(Pitches pitches, double[] shankColumnRow) {
    double row = shankColumnRow[2];
    double first = row % 2 == 0 ? pitches.evenX : pitches.oddX;
    return new ElectrodePosition(
        shankColumnRow[0] * pitches.shankPitch + first + shankColumnRow[1] * pitches.columnPitch,
        row * pitches.rowPitch);
  }

  private static double[] fields(SpikeGlxMeta meta, String key, String group) {
    double[] fields = meta.numbers(key, group.split(":"));
    if (fields.length < 3) {
      throw meta.damaged(key + " should hold shank, column and row of each channel");
    }
    return fields;
  }
}
