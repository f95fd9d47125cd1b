// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import java.util.ArrayList;
import java.util.List;

/**
 * Spikes of a source from which a codec may learn: all of them as long as they fit into a bounded
 * memory, else a random sample of them in their order (Vitter, ACM Transactions on Mathematical
 * Software 11:37-57, 1985, algorithm R), which one pass over the source gives.
 *
 * @param spikes the sample, at least one spike
 * @param total spikes of the source
 */
public record SpikeSample(Spikes spikes, long total) {

  /** Values of the spikes that are kept: 128 MiB. */
  public static final int USUAL_VALUES = 1 << 25;

  /**
   * Spikes that are all there is.
   *
   * @param spikes at least one
   * @return the sample
   */
  public static SpikeSample all(Spikes spikes) {
    return new SpikeSample(spikes, spikes.waveforms().numSpikes());
  }

  /**
   * Reads a source.
   *
   * @param source the source
   * @param pipeline how the work is divided; the sample does not depend on it
   * @param greatestValues values that are kept at most; spikes that come already cut are kept
   *     whatever their number, because their reader holds them
   * @param seed start of the random choice
   * @param progress is told about it and may cancel
   * @return the sample
   * @throws WrongArgumentException if there is no spike
   */
  public static SpikeSample of(
      SpikeSource source,
      PipelineSettings pipeline,
      int greatestValues,
      long seed,
      Progress progress) {
    if (source.form().isEmpty()) {
      return all(source.readAll(progress).spikes());
    }
    List<Reservoir> one = new ArrayList<>();
    source.stream(
        pipeline,
        progress,
        spikes -> {
          if (one.isEmpty()) {
            one.add(new Reservoir(spikes, greatestValues, seed));
          }
          one.get(0).add(spikes);
        });
    return new SpikeSample(one.get(0).spikes(), one.get(0).total());
  }

  /**
   * Whether the sample is all there is.
   *
   * @return true if the source need not be read again
   */
  public boolean complete() {
    return spikes.waveforms().numSpikes() == total;
  }
}
