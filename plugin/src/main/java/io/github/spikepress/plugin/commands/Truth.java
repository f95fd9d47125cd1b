// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.evaluation.DetectionComparison;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import java.util.Optional;

/**
 * What is known of the spikes that were read.
 *
 * @param detection how well they were found; empty for spikes that were cut already
 * @param labels true unit of each spike, −1 where unknown; empty where the source knows none
 */
record Truth(Optional<DetectionComparison> detection, Optional<int[]> labels) {

  static Truth of(SpikeSource.Reading reading) {
    Spikes spikes = reading.spikes();
    Optional<DetectionComparison> detection =
        reading
            .report()
            .groundTruth()
            .map(
                truth ->
                    DetectionComparison.of(
                        spikes.events().orElseThrow().samples(),
                        truth,
                        spikes.metadata().samplingFrequencyHz()));
    Optional<int[]> found =
        detection.map(d -> d.labelsOfFound(reading.report().groundTruth().orElseThrow()));
    return new Truth(detection, spikes.labels().or(() -> found));
  }

  double recall() {
    return detection.map(DetectionComparison::recall).orElse(Double.NaN);
  }

  double precision() {
    return detection.map(DetectionComparison::precision).orElse(Double.NaN);
  }
}
