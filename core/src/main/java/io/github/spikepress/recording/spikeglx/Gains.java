// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.spikeglx;

import io.github.spikepress.recording.Calibration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Microvolts per step: the range of the converter over its steps over the amplifier's gain. Probes
 * of the 1.0 family name the gains of each channel in their table of electrodes (imro), those of
 * the 2.0 family have one gain. Where nothing is known of a probe its gain is unknown, not guessed.
 */
final class Gains {

  /** Probe types whose table has the gains of the AP and the LF band in columns 3 and 4. */
  private static final Set<Integer> GAINS_IN_TABLE =
      Set.of(0, 1020, 1030, 1100, 1120, 1121, 1122, 1123, 1200, 1300);

  /** Probe types of the 2.0 family that have a gain of 80. */
  private static final Set<Integer> FIXED_GAIN = Set.of(21, 24);

  private static final double NP2_GAIN = 80;
  private static final int GAINS_IN_HEAD = 1110;
  private static final double MICROVOLTS = 1e6;
  private static final int AP_COLUMN = 3;
  private static final int LF_COLUMN = 4;
  private static final String TABLE = "~imroTbl";

  private final SpikeGlxMeta meta;
  private final int probeType;
  private final List<String> table;
  private final Map<Integer, int[]> rows = new HashMap<>();

  private Gains(SpikeGlxMeta meta) {
    this.meta = meta;
    this.table = meta.groups(TABLE);
    this.probeType = ProbeLayout.probeType(meta);
    for (int i = 1; i < table.size(); i++) {
      int[] row = meta.ints(TABLE, table.get(i).strip().split("\\s+"));
      rows.put(row[0], row);
    }
  }

  static Gains of(SpikeGlxMeta meta) {
    return new Gains(meta);
  }

  Calibration calibration(List<SavedChannel> channels) {
    double[] gains =
        channels.stream()
            .mapToDouble(channel -> MICROVOLTS * voltsPerStep() / gain(channel))
            .toArray();
    return new Calibration(gains, new double[gains.length]);
  }

  private double voltsPerStep() {
    return meta.isImec()
        ? meta.number("imAiRangeMax")
            / meta.number("imMaxInt", FIXED_GAIN.contains(probeType) ? 8192 : 512)
        : meta.number("niAiRangeMax") / meta.number("niMaxInt", 32_768);
  }

  private double gain(SavedChannel channel) {
    return switch (channel.kind()) {
      case MN -> meta.number("niMNGain");
      case MA -> meta.number("niMAGain");
      case XA -> 1;
      case AP -> probeGain("imChan0apGain", AP_COLUMN, channel.index());
      case LF -> probeGain("imChan0lfGain", LF_COLUMN, channel.index());
      default -> Double.NaN;
    };
  }

  private double probeGain(String common, int column, int channel) {
    if (GAINS_IN_TABLE.contains(probeType)) {
      int[] row = rows.get(channel);
      if (row == null || row.length <= column || row[column] <= 0) {
        throw meta.damaged(TABLE + " has no gain of channel " + channel);
      }
      return row[column];
    }
    if (probeType == GAINS_IN_HEAD && !table.isEmpty()) {
      int[] head = meta.ints(TABLE, table.get(0).split(","));
      if (head.length <= column || head[column] <= 0) {
        throw meta.damaged(TABLE + " has no gain in its head");
      }
      return head[column];
    }
    double otherwise = FIXED_GAIN.contains(probeType) ? NP2_GAIN : Double.NaN;
    return meta.number(common, otherwise);
  }
}
