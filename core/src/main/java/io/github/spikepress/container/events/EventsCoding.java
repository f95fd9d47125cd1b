// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.events;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.entropy.AdaptiveTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.SpikeEvents;

/**
 * Lossless coding of spike times and channels in their given order, in the shorter of two forms.
 * Merged, each spike is its channel, then the interval since the spike before it: for independent
 * Poisson trains this costs what every channel's own intervals would cost. Times may go back: a
 * sign is coded where any does. By channel, {@link ChannelTrains}, dead times and bursts of each
 * channel are made use of. Stateless.
 */
public final class EventsCoding {

  private static final int ASCENDING = 0;
  private static final int SIGNED = 1;
  private static final int BY_CHANNEL = 2;
  private static final int MAX_CHANNEL = (1 << 24) - 1;

  private EventsCoding() {}

  /**
   * Writes times and channels.
   *
   * @param part takes the bytes, which must be its last
   * @param events of any number of spikes
   * @throws WrongArgumentException if a channel is below 0 or 2^24 or more
   */
  public static void write(SectionWriter part, SpikeEvents events) {
    if (events.numSpikes() == 0) {
      return;
    }
    int channels = 1 + greatestChannel(events.channels());
    byte[] merged = merged(events, channels);
    if (ChannelTrains.canWrite(events, channels)) {
      SectionWriter trains = new SectionWriter();
      trains.putByte(BY_CHANNEL).putVarint(channels).putSigned(events.samples()[0]);
      ChannelTrains.write(trains, events, channels);
      byte[] byChannel = trains.toBytes();
      part.putBytes(byChannel.length < merged.length ? byChannel : merged);
    } else {
      part.putBytes(merged);
    }
  }

  private static byte[] merged(SpikeEvents events, int channels) {
    boolean ascending = ascending(events.samples());
    return new SectionWriter()
        .putByte(ascending ? ASCENDING : SIGNED)
        .putVarint(channels)
        .putSigned(events.samples()[0])
        .putBytes(encode(events, ascending, channels))
        .toBytes();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param part the bytes, to their end
   * @param numSpikes how many spikes there are
   * @return times and channels in the order in which they were given
   * @throws io.github.spikepress.errors.DamagedFileException if the bytes are damaged
   */
  public static SpikeEvents read(SectionReader part, int numSpikes) {
    long[] samples = new long[numSpikes];
    int[] channels = new int[numSpikes];
    if (numSpikes > 0) {
      int order = part.getByte("order of the times");
      if (order < ASCENDING || order > BY_CHANNEL) {
        throw part.damaged("order of the times is " + order + "; expected 0 to 2");
      }
      long most = order == BY_CHANNEL ? ChannelTrains.MOST_CHANNELS : MAX_CHANNEL + 1L;
      long limit = part.getVarint("number of channels", 1, most);
      samples[0] = part.getSigned("first time");
      if (order == BY_CHANNEL) {
        ChannelTrains.read(part, (int) limit, samples, channels);
      } else {
        byte[] coded = part.getBytes(part.remaining(), "times");
        decode(new RangeDecoder(coded), order == ASCENDING, limit, samples, channels);
      }
    }
    return new SpikeEvents(samples, channels);
  }

  private static byte[] encode(SpikeEvents events, boolean ascending, int limit) {
    RangeEncoder encoder = new RangeEncoder();
    IndexModel channels = new IndexModel(limit);
    IntervalModel intervals = new IntervalModel();
    AdaptiveTable signs = new AdaptiveTable(2, IndexModel.GAIN);
    for (int i = 0; i < events.numSpikes(); i++) {
      channels.encode(encoder, events.channels()[i]);
      if (i > 0) {
        long interval = events.samples()[i] - events.samples()[i - 1];
        if (!ascending) {
          signs.encode(encoder, interval < 0 ? 1 : 0);
        }
        intervals.encode(encoder, !ascending && interval < 0 ? -interval : interval);
      }
    }
    return encoder.finish();
  }

  private static void decode(
      RangeDecoder decoder, boolean ascending, long limit, long[] samples, int[] channels) {
    IndexModel indexes = new IndexModel(limit);
    IntervalModel intervals = new IntervalModel();
    AdaptiveTable signs = new AdaptiveTable(2, IndexModel.GAIN);
    for (int i = 0; i < samples.length; i++) {
      channels[i] = (int) indexes.decode(decoder);
      if (i > 0) {
        boolean back = !ascending && signs.decode(decoder) == 1;
        long interval = intervals.decode(decoder);
        samples[i] = samples[i - 1] + (back ? -interval : interval);
      }
    }
  }

  private static boolean ascending(long[] samples) {
    for (int i = 1; i < samples.length; i++) {
      if (samples[i] < samples[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static int greatestChannel(int[] channels) {
    int greatest = 0;
    for (int channel : channels) {
      if (channel < 0 || channel > MAX_CHANNEL) {
        throw new WrongArgumentException(
            "a spike's channel must lie in 0 to " + MAX_CHANNEL + ", got " + channel);
      }
      greatest = Math.max(greatest, channel);
    }
    return greatest;
  }
}
