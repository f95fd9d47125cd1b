// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.container.SpikeSets;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slabs are neither too long nor too short. */
class SlabCutterTest {

  @Test
  void slabsAreNoLongerThanHalfAMinute() {
    Spikes few = SpikePieces.slice(SpikeSets.dense(90_000, 24, 4, 3), 0, 20_000);
    assertEquals(List.of(20_000), slabs(few, 24_000));
    double longer = 24_000 / 7.0;
    long[] samples = few.events().orElseThrow().samples();
    for (int slab : slabs(few, longer).subList(0, 1)) {
      assertTrue(samples[slab - 1] - samples[0] <= 30 * longer);
      assertTrue(samples[slab] - samples[0] > 30 * longer);
      assertTrue(slab > SpkzFormat.USUAL_CHUNK_SPIKES);
    }
    List<Integer> slow = slabs(few, 100);
    assertEquals(SpkzFormat.USUAL_CHUNK_SPIKES, slow.get(0), "never less than a chunk");
    assertEquals(List.of(20_000), slabs(few, Double.NaN));
  }

  /** How many spikes each slab has at a sampling frequency. */
  private static List<Integer> slabs(Spikes all, double hz) {
    SpikeMetadata metadata = new SpikeMetadata("made", hz, new SignalUnits("adc", 1), 1);
    List<Integer> sizes = new ArrayList<>();
    SlabCutter cutter =
        new SlabCutter(
            4,
            (piece, place) -> {
              int count = piece.waveforms().numSpikes();
              if (place.before() == 0) {
                sizes.add(count);
              } else {
                sizes.set(sizes.size() - 1, sizes.get(sizes.size() - 1) + count);
              }
            });
    cutter.append(new Spikes(all.waveforms(), all.events(), all.labels(), metadata));
    cutter.finish();
    return sizes;
  }
}
