// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.spikeglx;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of the acquired channels the file has, in its order.
 *
 * @param channels the channels of a frame
 * @param numAcquired channels acquired of the kind of the first
 */
record SavedChannels(List<SavedChannel> channels, int numAcquired) {

  private static final int GREATEST = 1 << 16;
  private static final List<SavedChannel.Kind> IMEC =
      List.of(SavedChannel.Kind.AP, SavedChannel.Kind.LF, SavedChannel.Kind.SY);
  private static final List<SavedChannel.Kind> NIDQ =
      List.of(
          SavedChannel.Kind.MN, SavedChannel.Kind.MA, SavedChannel.Kind.XA, SavedChannel.Kind.XD);

  static SavedChannels of(SpikeGlxMeta meta) {
    List<SavedChannel.Kind> kinds = meta.isImec() ? IMEC : NIDQ;
    int[] counts = meta.integers(meta.isImec() ? "acqApLfSy" : "acqMnMaXaDw", kinds.size());
    long count = meta.integer("nSavedChans");
    if (count < 1 || count > GREATEST) {
      throw meta.damaged("nSavedChans=" + count + "; expected 1 to " + GREATEST);
    }
    List<SavedChannel> channels = new ArrayList<>();
    for (int[] range : ranges(meta, (int) count)) {
      for (int acquired = range[0]; acquired <= range[1] && channels.size() <= count; acquired++) {
        channels.add(channel(meta, kinds, counts, acquired, channels.size()));
      }
    }
    if (channels.size() != count) {
      throw meta.damaged("snsSaveChanSubset names other channels than nSavedChans=" + count);
    }
    int kind = kinds.indexOf(channels.get(0).kind());
    return new SavedChannels(List.copyOf(channels), counts[kind]);
  }

  List<SavedChannel> analog() {
    return channels.stream().filter(channel -> channel.kind().analog()).toList();
  }

  List<SavedChannel> digital() {
    return channels.stream().filter(channel -> !channel.kind().analog()).toList();
  }

  static List<String> names(List<SavedChannel> channels) {
    return channels.stream().map(SavedChannel::name).toList();
  }

  static int[] places(List<SavedChannel> channels) {
    return channels.stream().mapToInt(SavedChannel::place).toArray();
  }

  /** First and last acquired channel of each run; "all" stands for as many as there are. */
  private static List<int[]> ranges(SpikeGlxMeta meta, int count) {
    String subset = meta.text("snsSaveChanSubset");
    if (subset.equals("all") || subset.isEmpty()) {
      return List.of(new int[] {0, count - 1});
    }
    List<int[]> ranges = new ArrayList<>();
    for (String run : subset.split(",")) {
      int[] ends = meta.ints("snsSaveChanSubset", run.split(":"));
      if (ends.length > 2 || ends[0] < 0 || ends[ends.length - 1] < ends[0]) {
        throw meta.damaged("snsSaveChanSubset should name runs of channels such as 0:383,768");
      }
      ranges.add(new int[] {ends[0], ends[ends.length - 1]});
    }
    return ranges;
  }

  private static SavedChannel channel(
      SpikeGlxMeta meta, List<SavedChannel.Kind> kinds, int[] counts, int acquired, int place) {
    long index = acquired;
    for (int kind = 0; kind < counts.length; kind++) {
      if (index < counts[kind]) {
        return new SavedChannel(kinds.get(kind), (int) index, place);
      }
      index -= counts[kind];
    }
    throw meta.damaged("snsSaveChanSubset names channel " + acquired + ", which was not acquired");
  }
}
