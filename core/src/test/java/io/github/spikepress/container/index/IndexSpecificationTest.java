// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spikepress.container.SpecifiedBytes;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.waveforms.SpikeEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sections of the index have the bytes that the specification prints. */
class IndexSpecificationTest {

  @Test
  void channelsAreAsSpecified() throws IOException {
    ChannelCollector collector = new ChannelCollector();
    for (int[] channels : new int[][] {{2, 0, 0}, {0, 0, 0}, {0, 2, 2}}) {
      collector.add(new SpikeEvents(new long[3], channels));
    }
    ChannelIndex index = collector.index().orElseThrow();
    assertEquals(
        SpecifiedBytes.hex(SpecifiedBytes.of("channels")), SpecifiedBytes.hex(index.toSection()));
    assertEquals(
        "[{0, 1, 2}, {}, {0, 2}, {}]",
        IntStream.range(0, 4).mapToObj(index::chunksOf).toList().toString());
  }

  @Test
  void slabsAreAsSpecified() throws IOException {
    List<ChunkEntry> chunks = new ArrayList<>();
    for (int[] place : new int[][] {{0, 0}, {0, 2}, {1, 1}, {2, 0}, {0, 0}, {0, 1}, {1, 0}}) {
      SlabPlace slab = new SlabPlace(place[0], place[1]);
      chunks.add(new ChunkEntry(0, 0, 0, 0, 0, 0, 0, slab));
    }
    byte[] section = SlabIndex.of(chunks).orElseThrow().toSection();
    assertEquals(SpecifiedBytes.hex(SpecifiedBytes.of("slabs")), SpecifiedBytes.hex(section));
    byte[] body = Arrays.copyOfRange(section, 8, section.length - 4);
    SlabIndex index = SlabIndex.read(new SectionReader("", 0, body), 7);
    for (int i = 0; i < 7; i++) {
      assertEquals(chunks.get(i).place(), index.place(i, 7));
    }
  }
}
