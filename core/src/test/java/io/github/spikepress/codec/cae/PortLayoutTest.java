// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PortLayoutTest {

  @Test
  void singleChannelPutsConsecutiveSpikesOnThePorts() {
    PortLayout layout = new PortLayout(1, 4);
    assertEquals(2, layout.groups(6));
    assertArrayEquals(new int[] {0, 1, 2, 3}, group(layout, 0, 6));
    assertArrayEquals(new int[] {4, 5, 5, 5}, group(layout, 1, 6));
    assertFalse(layout.isFill(1, 1, 6));
    assertTrue(layout.isFill(1, 2, 6));
  }

  @Test
  void tetrodePutsItsChannelsOnThePorts() {
    assertArrayEquals(new int[] {8, 9, 10, 11}, group(new PortLayout(4, 4), 2, 3));
  }

  @Test
  void neighboursShareAPort() {
    PortLayout layout = new PortLayout(8, 4);
    assertArrayEquals(new int[] {8, 10, 12, 14}, group(layout, 2, 2));
    assertArrayEquals(new int[] {9, 11, 13, 15}, group(layout, 3, 2));
  }

  @Property(tries = 200)
  void everyWaveformStandsAtOnePort(
      @ForAll @IntRange(min = 1, max = 12) int channels,
      @ForAll @IntRange(min = 1, max = 6) int ports,
      @ForAll @IntRange(min = 0, max = 9) int spikes) {
    PortLayout layout = new PortLayout(channels, ports);
    int[] found =
        IntStream.range(0, layout.groups(spikes) * ports)
            .filter(i -> !layout.isFill(i / ports, i % ports, spikes))
            .map(i -> layout.waveform(i / ports, i % ports, spikes))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, spikes * channels).toArray(), found);
  }

  private static int[] group(PortLayout layout, int group, int spikes) {
    return IntStream.range(0, layout.mSpk())
        .map(port -> layout.waveform(group, port, spikes))
        .toArray();
  }
}
