// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.container.events.EventsCoding;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What spike times cost against the entropy of the intervals given the channel, on trains whose
 * entropy is known because the law that they are drawn from is. (The empirical entropy of a few
 * hundred different intervals is far below that: it takes their values for known.)
 */
class SpikeTrainsTest {

  private static final int SAMPLING_FREQUENCY_HZ = 24_000;
  private static final int DEAD_TIME = 48;
  private static final double BURST_INTERVAL = 40;

  /** Where 5 % hold, in files of chunks, and two places where a chunk is too short for it. */
  @ParameterizedTest
  @CsvSource({
    "1, false, 1000, 1.05",
    "1, true, 1000, 1.05",
    "4, false, 2000, 1.05",
    "4, true, 2000, 1.05",
    "32, false, 4000, 1.05",
    "32, true, 4000, 1.05",
    "384, false, 40000, 1.05",
    "384, true, 40000, 1.07",
    "1, false, 300, 1.10",
    "32, true, 300, 1.25",
  })
  void costNearTheEntropyOfTheirLaw(int channels, boolean bursts, int count, double factor) {
    Trains trains = Trains.of(channels, bursts, count, 5);
    long bits = 0;
    for (SpikeEvents chunk : chunks(trains.events)) {
      byte[] coded = encode(chunk);
      assertEquals(chunk, decode(coded, chunk.numSpikes()));
      bits += 8L * coded.length;
    }
    assertTrue(bits < factor * trains.entropyBits, bits / trains.entropyBits + " of the entropy");
    assertTrue(bits > 0.9 * trains.entropyBits, bits / trains.entropyBits + " cannot be");
  }

  /** A burst of one channel among others is cheap only if each channel's intervals are coded. */
  @Test
  void burstsOfManyChannelsAreCodedByChannel() {
    Trains trains = Trains.of(32, true, 4000, 6);
    assertEquals(2, encode(trains.events)[0]);
  }

  @Test
  void tiesInAnotherOrderComeBackInIt() {
    SpikeEvents events = new SpikeEvents(new long[] {5, 9, 9, 9, 20}, new int[] {1, 3, 0, 3, 2});
    assertEquals(events, decode(encode(events), 5));
    SpikeEvents ordered = new SpikeEvents(events.samples(), new int[] {1, 0, 3, 3, 2});
    assertEquals(ordered, decode(encode(ordered), 5));
  }

  @Test
  void damagedTrainsAreRefused() {
    byte[] coded = encode(Trains.of(32, true, 4000, 7).events);
    assertThrows(DamagedFileException.class, () -> decode(coded, 3999));
    assertThrows(DamagedFileException.class, () -> decode(coded, 4001));
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = coded.clone();
      damaged[random.nextInt(coded.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertEquals(4000, decode(damaged, 4000).numSpikes());
      } catch (DamagedFileException refusal) {
        assertTrue(refusal.getMessage().contains("events"), refusal.getMessage());
      }
    }
  }

  /** As the writer cuts spikes of 64 values. */
  private static List<SpikeEvents> chunks(SpikeEvents events) {
    List<SpikeEvents> chunks = new ArrayList<>();
    SlabCutter cutter =
        new SlabCutter(64, (spikes, place) -> chunks.add(spikes.events().orElseThrow()));
    Waveforms waveforms = new Waveforms(events.numSpikes(), 1, 1, new float[events.numSpikes()]);
    SpikeMetadata metadata =
        new SpikeMetadata("made", SAMPLING_FREQUENCY_HZ, new SignalUnits("adc", 1), 0);
    cutter.append(new Spikes(waveforms, Optional.of(events), Optional.empty(), metadata));
    cutter.finish();
    return chunks;
  }

  private static byte[] encode(SpikeEvents events) {
    SectionWriter part = new SectionWriter();
    EventsCoding.write(part, events);
    return part.toBytes();
  }

  private static SpikeEvents decode(byte[] bytes, int count) {
    return EventsCoding.read(new SectionReader("events", 0, bytes), count);
  }

  /** Trains of 2 to 40 spikes a second with a dead time; every second interval may be a burst's. */
  private record Trains(SpikeEvents events, double entropyBits) {

    static Trains of(int channels, boolean bursts, int count, long seed) {
      Random random = new Random(seed);
      double[] mean = new double[channels];
      double[] next = new double[channels];
      double[] entropy = new double[channels];
      PriorityQueue<Integer> queue = new PriorityQueue<>(Comparator.comparingDouble(c -> next[c]));
      for (int c = 0; c < channels; c++) {
        mean[c] = SAMPLING_FREQUENCY_HZ / (2 * Math.pow(20, random.nextDouble()));
        next[c] = exponential(random, mean[c]);
        entropy[c] = entropyBits(mean[c], bursts);
        queue.add(c);
      }
      long[] samples = new long[count];
      int[] at = new int[count];
      double bits = 0;
      for (int i = 0; i < count; i++) {
        int c = queue.poll();
        samples[i] = (long) next[c];
        at[i] = c;
        bits += entropy[c];
        boolean burst = bursts && random.nextBoolean();
        next[c] += DEAD_TIME + exponential(random, burst ? BURST_INTERVAL : mean[c]);
        queue.add(c);
      }
      return new Trains(inOrder(samples, at), bits);
    }

    /** Two channels may round to one time. */
    private static SpikeEvents inOrder(long[] samples, int[] channels) {
      for (int i = 1; i < samples.length; i++) {
        for (int j = i;
            j > 0 && samples[j] == samples[j - 1] && channels[j] < channels[j - 1];
            j--) {
          int channel = channels[j];
          channels[j] = channels[j - 1];
          channels[j - 1] = channel;
        }
      }
      return new SpikeEvents(samples, channels);
    }

    private static double exponential(Random random, double mean) {
      return -mean * Math.log(1 - random.nextDouble());
    }

    /** Summed over blocks of intervals that are nearly alike, the wider the longer they are. */
    private static double entropyBits(double mean, boolean bursts) {
      double bits = 0;
      long width;
      for (long from = 0; from < 30 * mean + 30 * BURST_INTERVAL; from += width) {
        width = 1 + from / 64;
        double single = probability(from, width, mean);
        double p = bursts ? (single + probability(from, width, BURST_INTERVAL)) / 2 : single;
        bits -= p > 0 ? p * Math.log(p / width) / Math.log(2) : 0;
      }
      return bits;
    }

    private static double probability(long from, long width, double mean) {
      return Math.exp(-from / mean) - Math.exp(-(from + width) / mean);
    }
  }
}
