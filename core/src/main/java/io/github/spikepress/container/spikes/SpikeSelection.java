// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.spikes;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.SpikeEvents;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which spikes of a file are wanted: those that meet all conditions.
 *
 * @param fromSpike number of the first spike in the file, at least 0
 * @param toSpike one past the last spike; {@link Long#MAX_VALUE} for the file's end
 * @param fromSample least time of a peak, in samples; {@link Long#MIN_VALUE} for no limit
 * @param toSample one past the greatest time; {@link Long#MAX_VALUE} for no limit
 * @param channels the channels of spikes; none for all channels
 */
public record SpikeSelection(
    long fromSpike, long toSpike, long fromSample, long toSample, Set<Integer> channels) {

  /** All spikes. */
  public static final SpikeSelection ALL =
      new SpikeSelection(0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Set.of());

  /** Checks the ranges. */
  public SpikeSelection {
    require(fromSpike >= 0 && fromSpike <= toSpike, "spikes", fromSpike, toSpike);
    require(fromSample <= toSample, "samples", fromSample, toSample);
    channels = Set.copyOf(channels);
    for (int channel : channels) {
      require(channel >= 0, "channels", channel, channel);
    }
  }

  /**
   * The same with a range of spikes.
   *
   * @param from number of the first
   * @param to one past the last
   * @return a selection
   */
  public SpikeSelection withSpikes(long from, long to) {
    return new SpikeSelection(from, to, fromSample, toSample, channels);
  }

  /**
   * The same with a range of time.
   *
   * @param from first sample
   * @param to one past the last sample
   * @return a selection
   */
  public SpikeSelection withSamples(long from, long to) {
    return new SpikeSelection(fromSpike, toSpike, from, to, channels);
  }

  /**
   * The same for some channels.
   *
   * @param wanted from 0 on; none for all
   * @return a selection
   */
  public SpikeSelection withChannels(Set<Integer> wanted) {
    return new SpikeSelection(fromSpike, toSpike, fromSample, toSample, wanted);
  }

  /**
   * Whether times or channels have to be known.
   *
   * @return true if the selection limits them
   */
  public boolean needsEvents() {
    return limitsTimes() || !channels.isEmpty();
  }

  /**
   * Whether spikes with some of these numbers may be wanted.
   *
   * @param firstSpike first number
   * @param endSpike one past the last number
   * @return true if the numbers are not why none of them is
   */
  public boolean overlaps(long firstSpike, long endSpike) {
    return Math.max(fromSpike, firstSpike) < Math.min(toSpike, endSpike);
  }

  /**
   * Whether spikes of such times may be wanted, as far as times tell.
   *
   * @param least the least time, in samples
   * @param greatest the greatest time, in samples
   * @return true if the times are not why none of them is
   */
  public boolean mayWantTimes(long least, long greatest) {
    return fromSample < toSample && (!limitsTimes() || greatest >= fromSample && least < toSample);
  }

  /**
   * Whether a stretch of the file holds spikes that are left out for their numbers.
   *
   * @param firstSpike number of its first spike
   * @param endSpike one past the number of its last spike
   * @return true if some are
   */
  public boolean cuts(long firstSpike, long endSpike) {
    return fromSpike > firstSpike || toSpike < endSpike;
  }

  /**
   * Finds the spikes of a piece of the file that are wanted.
   *
   * @param firstSpike number of the piece's first spike
   * @param numSpikes spikes of the piece
   * @param events their times and channels; may be empty where {@link #needsEvents} is false
   * @return places in the piece, ascending
   */
  public int[] within(long firstSpike, int numSpikes, Optional<SpikeEvents> events) {
    int from = (int) Math.max(0, Math.min(numSpikes, fromSpike - firstSpike));
    int to = (int) Math.max(0, Math.min(numSpikes, toSpike - firstSpike));
    IntStream places = IntStream.range(from, to);
    if (needsEvents()) {
      SpikeEvents known = events.orElseThrow();
      places = places.filter(i -> wants(known.samples()[i], known.channels()[i]));
    }
    return places.toArray();
  }

  private boolean limitsTimes() {
    return fromSample > Long.MIN_VALUE || toSample < Long.MAX_VALUE;
  }

  private boolean wants(long sample, int channel) {
    return (!limitsTimes() || sample >= fromSample && sample < toSample)
        && (channels.isEmpty() || channels.contains(channel));
  }

  private static void require(boolean right, String what, long from, long to) {
    if (!right) {
      throw new WrongArgumentException(what + " " + from + " to " + to + " are no range");
    }
  }
}
