// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.SpikeEvents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventsCodingTest {

  @Property(tries = 300)
  void anyTimesAndChannelsComeBack(
      @ForAll @Size(max = 200) long[] times, @ForAll @IntRange(max = 1 << 24) int channels) {
    Random random = new Random(times.length);
    int limit = Math.max(1, channels);
    SpikeEvents events = new SpikeEvents(times, random.ints(times.length, 0, limit).toArray());
    assertEquals(events, decode(encode(events), times.length));
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    SpikeEvents ascending = new SpikeEvents(sorted, events.channels());
    assertEquals(ascending, decode(encode(ascending), times.length));
  }

  @Test
  void oneTrainComesNearItsEntropy() {
    SpikeEvents events = poisson(200_000, new double[] {400}, 40, 1);
    assertNearEntropy(events, 1.01);
  }

  @Test
  void manyTrainsComeNearTheirEntropy() {
    double[] means = new double[16];
    for (int i = 0; i < means.length; i++) {
      means[i] = 300 * (1 + i % 5);
    }
    assertNearEntropy(poisson(400_000, means, 0, 2), 1.05);
  }

  @Test
  void burstsComeNearTheirEntropy() {
    Random random = new Random(3);
    long[] times = new long[200_000];
    for (int i = 1; i < times.length; i++) {
      double mean = random.nextInt(3) > 0 ? 8 : 900;
      times[i] = times[i - 1] + 60 + (long) (-mean * Math.log(1 - random.nextDouble()));
    }
    assertNearEntropy(new SpikeEvents(times, new int[times.length]), 1.05);
  }

  /** Every twentieth interval leads back. */
  @Test
  void cutSpikesThatGoBackCostLittleMore() {
    SpikeEvents events = poisson(20_000, new double[] {400}, 40, 4);
    long[] times = events.samples().clone();
    for (int i = 0; i < times.length; i++) {
      times[i] -= i / 1000 * 400_000L;
    }
    SpikeEvents back = new SpikeEvents(times, events.channels());
    assertEquals(back, decode(encode(back), times.length));
    assertTrue(encode(back).length < 1.02 * encode(events).length);
  }

  @Test
  void smallSetsStaySmall() {
    assertTrue(encode(poisson(100, new double[] {2000}, 30, 5)).length < 100 * 13 / 8 + 20);
    assertEquals(0, encode(new SpikeEvents(new long[0], new int[0])).length);
    assertTrue(encode(new SpikeEvents(new long[] {5}, new int[1])).length < 6);
  }

  @Test
  void channelsBeyondTheLimitAreRefused() {
    for (int channel : new int[] {-1, 1 << 24}) {
      SpikeEvents events = new SpikeEvents(new long[1], new int[] {channel});
      assertThrows(WrongArgumentException.class, () -> encode(events));
    }
  }

  /** In chunks, as a file has them; against the intervals of each channel. */
  private static void assertNearEntropy(SpikeEvents events, double factor) {
    long bits = 0;
    for (int from = 0; from < events.numSpikes(); from += SpkzFormat.USUAL_CHUNK_SPIKES) {
      int to = Math.min(events.numSpikes(), from + SpkzFormat.USUAL_CHUNK_SPIKES);
      bits += 8L * encode(events.slice(from, to)).length;
    }
    double entropy = entropyBits(events);
    assertTrue(bits < factor * entropy, bits / entropy + " of the entropy");
    assertTrue(bits > 0.95 * entropy, "less than the entropy cannot be: " + bits / entropy);
  }

  private static double entropyBits(SpikeEvents events) {
    Map<Integer, Map<Long, Integer>> counts = new TreeMap<>();
    Map<Integer, Long> last = new HashMap<>();
    for (int i = 0; i < events.numSpikes(); i++) {
      int channel = events.channels()[i];
      Long before = last.put(channel, events.samples()[i]);
      if (before != null) {
        counts
            .computeIfAbsent(channel, c -> new HashMap<>())
            .merge(events.samples()[i] - before, 1, Integer::sum);
      }
    }
    return counts.values().stream().mapToDouble(EventsCodingTest::plugInEntropyBits).sum();
  }

  private static double plugInEntropyBits(Map<Long, Integer> counts) {
    double total = counts.values().stream().mapToInt(Integer::intValue).sum();
    return counts.values().stream()
        .mapToDouble(count -> -count * Math.log(count / total) / Math.log(2))
        .sum();
  }

  private static SpikeEvents poisson(int count, double[] means, int deadTime, long seed) {
    Random random = new Random(seed);
    double[] next = new double[means.length];
    long[] times = new long[count];
    int[] channels = new int[count];
    for (int channel = 0; channel < means.length; channel++) {
      next[channel] = -means[channel] * Math.log(1 - random.nextDouble());
    }
    for (int i = 0; i < count; i++) {
      int first = 0;
      for (int channel = 1; channel < means.length; channel++) {
        first = next[channel] < next[first] ? channel : first;
      }
      times[i] = (long) next[first];
      channels[i] = first;
      next[first] += deadTime - means[first] * Math.log(1 - random.nextDouble());
    }
    return new SpikeEvents(times, channels);
  }

  private static byte[] encode(SpikeEvents events) {
    SectionWriter part = new SectionWriter();
    EventsCoding.write(part, events);
    return part.toBytes();
  }

  private static SpikeEvents decode(byte[] bytes, int count) {
    return EventsCoding.read(new SectionReader("events", 0, bytes), count);
  }
}
