// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingParts;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Solves a rate target for the first step on spikes that the model was not trained on, then trains
 * on all of them.
 */
final class RateSearch {

  private static final double RATE_TOLERANCE = 0.004;
  private static final double QUALITY_TOLERANCE_DB = 0.03;

  /** Rate and quality per natural logarithm of the step, as they usually are. */
  private static final double RATE_SLOPE = -0.95;

  private static final double QUALITY_SLOPE = -7.5;
  private static final int BITS_PER_VALUE = 16;

  private final TrainingParts parts;
  private final TrellisTrainer fitting;
  private final TrainingMonitor monitor;
  private OperatingPoint last;

  RateSearch(TrainingParts parts, TrellisSettings settings, long seed, TrainingMonitor monitor) {
    this.parts = parts;
    this.monitor = monitor;
    fitting = new TrellisTrainer(parts.fitting(), settings, seed);
  }

  /** The step that meets the target on the validation part. */
  double firstStep(RateTarget target) {
    if (target instanceof RateTarget.Quality quality) {
      return new StepSearch(step -> at(step).sndrDb(), QUALITY_TOLERANCE_DB, QUALITY_SLOPE)
          .solve(quality.sndrDb());
    }
    double wanted = bitsPerSpike(((RateTarget.Ratio) target).payloadRatio());
    return new StepSearch(
            step -> StrictMath.log(Math.max(at(step).bitsPerSpike(), 1e-9)),
            RATE_TOLERANCE,
            RATE_SLOPE)
        .solve(StrictMath.log(wanted));
  }

  private double bitsPerSpike(double ratio) {
    return BITS_PER_VALUE * (double) parts.fitting().valuesPerSpike() / ratio;
  }

  /** What a step gave on the validation part. */
  OperatingPoint at(double step) {
    if (last == null || !monitor.cancelled()) {
      last = OperatingPoint.of(fitting.train(step, monitor), parts.validation());
    }
    return last;
  }

  /** Bits over 16-bit samples. */
  static double ratio(OperatingPoint point, Waveforms spikes) {
    return BITS_PER_VALUE * spikes.valuesPerSpike() / point.bitsPerSpike();
  }
}
