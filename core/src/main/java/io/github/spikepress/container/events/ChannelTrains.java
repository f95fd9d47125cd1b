// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.events;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.spikes.SpikeOrder;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.waveforms.SpikeEvents;

/**
 * Lossless coding of spike times channel by channel: how many spikes each channel has, then its own
 * intervals. What a channel's interval says of the next spike of that channel, such as a dead time
 * or a burst, is not blurred by the spikes of others. Channels of like rates, as their counts tell,
 * share one model of the intervals. For events in the order of their times, equal times in the
 * order of their channels.
 */
final class ChannelTrains {

  /** With more channels than that, naming the channel of each spike is as good. */
  static final int MOST_CHANNELS = 1 << 12;

  private static final long LONGEST = 1L << 48;

  private ChannelTrains() {}

  /** Whether events are in the order that this coding restores. */
  static boolean canWrite(SpikeEvents events, int channels) {
    long[] samples = events.samples();
    int last = samples.length - 1;
    if (channels > MOST_CHANNELS || samples[last] - samples[0] < 0) {
      return false;
    }
    return SpikeOrder.isOf(events) && samples[last] - samples[0] < LONGEST;
  }

  static void write(SectionWriter part, SpikeEvents events, int channels) {
    long first = events.samples()[0];
    long duration = events.samples()[events.numSpikes() - 1] - first;
    part.putVarint(duration);
    int[] counts = new int[channels];
    for (int channel : events.channels()) {
      counts[channel]++;
    }
    RangeEncoder encoder = new RangeEncoder();
    IntervalModel countModel = new IntervalModel();
    for (int count : counts) {
      countModel.encode(encoder, count);
    }
    long[][] trains = trains(events, counts);
    IntervalModel[] models = new IntervalModel[Long.SIZE];
    for (long[] train : trains) {
      long before = first;
      for (long sample : train) {
        model(models, duration, train.length).encode(encoder, sample - before);
        before = sample;
      }
    }
    part.putBytes(encoder.finish());
  }

  private static long[][] trains(SpikeEvents events, int[] counts) {
    long[][] trains = new long[counts.length][];
    for (int channel = 0; channel < counts.length; channel++) {
      trains[channel] = new long[counts[channel]];
    }
    int[] filled = new int[counts.length];
    for (int i = 0; i < events.numSpikes(); i++) {
      int channel = events.channels()[i];
      trains[channel][filled[channel]++] = events.samples()[i];
    }
    return trains;
  }

  /** Reads what {@link #write} wrote into arrays of the right length. */
  static void read(SectionReader part, int limit, long[] samples, int[] channels) {
    long first = samples[0];
    long duration = part.getVarint("duration", 0, LONGEST - 1);
    RangeDecoder decoder = new RangeDecoder(part.getBytes(part.remaining(), "times"));
    int[] counts = counts(part, decoder, limit, samples.length);
    IntervalModel[] models = new IntervalModel[Long.SIZE];
    int at = 0;
    for (int channel = 0; channel < limit; channel++) {
      long time = first;
      for (int i = 0; i < counts[channel]; i++) {
        time += model(models, duration, counts[channel]).decode(decoder);
        if (time < first || time > first + duration) {
          throw part.damaged("spike time lies outside of its chunk");
        }
        samples[at] = time;
        channels[at++] = channel;
      }
    }
    sort(samples, channels);
  }

  private static int[] counts(SectionReader part, RangeDecoder decoder, int limit, int numSpikes) {
    int[] counts = new int[limit];
    IntervalModel model = new IntervalModel();
    long left = numSpikes;
    for (int channel = 0; channel < limit; channel++) {
      long count = model.decode(decoder);
      if (count < 0 || count > left) {
        throw part.damaged("channels have more spikes than the chunk");
      }
      counts[channel] = (int) count;
      left -= count;
    }
    if (left > 0) {
      throw part.damaged("channels have fewer spikes than the chunk");
    }
    return counts;
  }

  /** By the octave of the mean interval that the count leads to expect. */
  private static IntervalModel model(IntervalModel[] models, long duration, int count) {
    int octave = Long.SIZE - Long.numberOfLeadingZeros(duration / count);
    if (models[octave] == null) {
      models[octave] = new IntervalModel();
    }
    return models[octave];
  }

  private static void sort(long[] samples, int[] channels) {
    SpikeEvents unsorted = new SpikeEvents(samples.clone(), channels.clone());
    int[] order = SpikeOrder.places(unsorted);
    for (int i = 0; i < order.length; i++) {
      samples[i] = unsorted.samples()[order[i]];
      channels[i] = unsorted.channels()[order[i]];
    }
  }
}
