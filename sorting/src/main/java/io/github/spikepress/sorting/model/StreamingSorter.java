// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Sorts spikes as they come, one or a few at a time, and counts them. Needs memory for no more than
 * what it is handed. Not thread-safe.
 */
public final class StreamingSorter {

  private final SorterModel model;
  private final Map<Integer, Long> counts = new TreeMap<>();

  /**
   * Starts with no spike seen.
   *
   * @param model sorts each spike
   */
  public StreamingSorter(SorterModel model) {
    this.model = model;
    for (int unit : model.card().unitIds()) {
      counts.put(unit, 0L);
    }
  }

  /**
   * Sorts the next spike.
   *
   * @param spike {@code [channel][sample]} row-major of the model's window, finite
   * @return its unit
   */
  public int next(float[] spike) {
    int unit = model.unitOf(spike);
    counts.merge(unit, 1L, Long::sum);
    return unit;
  }

  /**
   * Sorts the next spikes.
   *
   * @param spikes of the model's window, finite
   * @return unit of each
   */
  public int[] next(Waveforms spikes) {
    int[] units = model.unitsOf(spikes);
    for (int unit : units) {
      counts.merge(unit, 1L, Long::sum);
    }
    return units;
  }

  /**
   * Sorts a compressed file piece by piece.
   *
   * @param file the file
   * @param codec its codec
   * @param progress follows the work and may cancel it
   * @param sink takes the spikes of each piece, in order, and their units
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public void sort(
      SpkzFile file, SpikeCodec codec, Progress progress, BiConsumer<Spikes, int[]> sink) {
    long before = counts.values().stream().mapToLong(count -> count).sum();
    file.readAll(
        codec,
        spikes -> {
          long done = counts.values().stream().mapToLong(count -> count).sum() - before;
          progress.checkpoint("sorting", (double) done / file.numSpikes());
          sink.accept(spikes, next(spikes.waveforms()));
        });
  }

  /**
   * How many spikes of each unit were seen.
   *
   * @return by unit, 0 where none was
   */
  public Map<Integer, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
