// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.training.CodebookTrainer;
import io.github.spikepress.waveforms.Waveforms;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Fits a model that is all classes and was found on a part of the spikes to all of them, and meets
 * the target once more: on what all spikes measure and the {@linkplain Optimism optimism} of that.
 * Not thread-safe.
 */
public final class WholeFit {

  /** With fewer spikes the target is only estimated. */
  static final int FEWEST_SPIKES = 8;

  /** Of the bits' logarithm, and of dB, per natural logarithm of the price, as they usually are. */
  private static final double RATE_SLOPE = -0.15;

  private static final double QUALITY_SLOPE = -0.3;

  /** The price of a bit changes by this factor at most. */
  private static final double REACH = 1.6;

  /** Less than so many tolerances of a search the optimism is not known; to move costs quality. */
  private static final double TOLERANCES = 2.5;

  private final Waveforms training;
  private final Function<Waveforms, CodebookTrainer> trainers;
  private final CodebookTrainer fitting;
  private final TrellisModel part;
  private final TrainingMonitor monitor;
  private final Map<Double, TrellisModel> models = new HashMap<>();
  private TrellisModel last;

  /**
   * Prepares a fit.
   *
   * @param training all spikes
   * @param trainers train from given spikes as the model was trained
   * @param part the model found on a part
   * @param monitor may cancel, which ends the search early
   */
  public WholeFit(
      Waveforms training,
      Function<Waveforms, CodebookTrainer> trainers,
      TrellisModel part,
      TrainingMonitor monitor) {
    this.training = training;
    this.trainers = trainers;
    this.part = part;
    this.monitor = monitor;
    fitting = trainers.apply(training);
  }

  /**
   * The model that meets the target.
   *
   * @param target how good or how small
   * @return a model learnt from all spikes
   */
  public TrellisModel solve(RateTarget target) {
    if (training.numSpikes() < FEWEST_SPIKES || monitor.cancelled()) {
      return at(1);
    }
    Goal goal = Goal.of(target, training.valuesPerSpike());
    double optimism =
        new Optimism(training, goal).of(spikes -> trainers.apply(spikes).retrain(part, monitor));
    StepSearch search =
        new StepSearch(
            factor -> goal.figure(OperatingPoint.of(at(factor), training)) + optimism,
            TOLERANCES * goal.tolerance(),
            goal.quality() ? QUALITY_SLOPE : RATE_SLOPE);
    return at(search.solve(goal.wanted(), REACH));
  }

  /** Fitted with a factor; once cancelled, what was fitted last. */
  private TrellisModel at(double factor) {
    if (last == null || !monitor.cancelled()) {
      last = models.computeIfAbsent(factor, f -> fitting.refit(part, f));
    }
    return last;
  }
}
