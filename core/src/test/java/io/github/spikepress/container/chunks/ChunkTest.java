// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spikepress.container.SpecifiedBytes;
import io.github.spikepress.container.events.EventsCoding;
import io.github.spikepress.container.events.LabelsCoding;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.waveforms.SpikeEvents;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Chunks have the bytes that the specification prints. */
class ChunkTest {

  @Test
  void chunkIsAsSpecified() throws IOException {
    SectionWriter events = new SectionWriter();
    EventsCoding.write(events, new SpikeEvents(new long[] {100, 130, 90}, new int[] {0, 2, 0}));
    SectionWriter labels = new SectionWriter();
    LabelsCoding.write(labels, new int[] {1, -1, 1});
    byte[] payload = {(byte) 0xaa, (byte) 0xbb};
    SortedMap<Integer, byte[]> parts =
        new TreeMap<>(Map.of(1, events.toBytes(), 2, labels.toBytes(), 3, payload));
    byte[] chunk = Chunk.toSection(0, 3, parts);
    assertEquals(SpecifiedBytes.hex(SpecifiedBytes.of("chunk")), SpecifiedBytes.hex(chunk));
  }
}
