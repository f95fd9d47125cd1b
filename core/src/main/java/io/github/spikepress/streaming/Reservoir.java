// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Keeps a bounded random sample of a stream of spikes that have times. Not thread-safe. */
final class Reservoir {

  private static final int FIRST_PLACES = 1024;

  private final int numChannels;
  private final int numSamples;
  private final SpikeMetadata metadata;
  private final int capacity;
  private final SplittableRandom random;
  private float[] values;
  private long[] samples = new long[FIRST_PLACES];
  private int[] channels = new int[FIRST_PLACES];
  private long[] numbers = new long[FIRST_PLACES];
  private long total;

  Reservoir(Spikes alike, int greatestValues, long seed) {
    numChannels = alike.waveforms().numChannels();
    numSamples = alike.waveforms().numSamples();
    metadata = alike.metadata();
    capacity = Math.max(1, greatestValues / valuesPerSpike());
    random = new SplittableRandom(seed);
    values = new float[Math.min(FIRST_PLACES, capacity) * valuesPerSpike()];
  }

  void add(Spikes spikes) {
    for (int spike = 0; spike < spikes.waveforms().numSpikes(); spike++) {
      long place = total < capacity ? total : random.nextLong(total + 1);
      if (place < capacity) {
        put((int) place, spikes, spike);
      }
      total++;
    }
  }

  long total() {
    return total;
  }

  /** The sample in the order in which its spikes came. */
  Spikes spikes() {
    int count = (int) Math.min(total, capacity);
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingLong(place -> numbers[place]))
            .mapToInt(place -> place)
            .toArray();
    int size = valuesPerSpike();
    float[] sorted = new float[count * size];
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, order[i] * size, sorted, i * size, size);
    }
    return new Spikes(
        new Waveforms(count, numChannels, numSamples, sorted),
        Optional.of(
            new SpikeEvents(
                Arrays.stream(order).mapToLong(place -> samples[place]).toArray(),
                Arrays.stream(order).map(place -> channels[place]).toArray())),
        Optional.empty(),
        metadata);
  }

  private void put(int place, Spikes spikes, int spike) {
    int size = valuesPerSpike();
    if ((place + 1) * size > values.length || place >= numbers.length) {
      grow(place);
    }
    System.arraycopy(spikes.waveforms().values(), spike * size, values, place * size, size);
    SpikeEvents events = spikes.events().orElseThrow();
    samples[place] = events.samples()[spike];
    channels[place] = events.channels()[spike];
    numbers[place] = total;
  }

  private void grow(int place) {
    int places = (int) Math.min(capacity, Math.max(2L * (place + 1), FIRST_PLACES));
    values = Arrays.copyOf(values, places * valuesPerSpike());
    samples = Arrays.copyOf(samples, places);
    channels = Arrays.copyOf(channels, places);
    numbers = Arrays.copyOf(numbers, places);
  }

  private int valuesPerSpike() {
    return numChannels * numSamples;
  }
}
