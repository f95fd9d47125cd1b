// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.container.WriteReport;

/**
 * What one codec did on one data set in one trial.
 *
 * @param run what was run: data, split, seed, codec, settings
 * @param card how the codec was trained
 * @param written sizes and ratios of the test part, from the bytes of a real file
 * @param quality how far the spikes that were read back from that file lie from the recorded ones,
 *     and how well they can be sorted
 * @param cost parameters and operations
 * @param times how long it took
 * @param origin what made the figures, and when
 */
public record CodecFigures(
    RunIdentity run,
    ModelCard card,
    WriteReport written,
    RestoredQuality quality,
    CodecCost cost,
    CodingTimes times,
    RunOrigin origin) {

  /**
   * How much sorting suffered.
   *
   * @return accuracy before minus accuracy after, in percentage points; NaN where nobody judged
   */
  public double accuracyLossPoints() {
    return 100 * (quality.recordedAccuracy() - quality.restoredAccuracy());
  }
}
