// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingParts;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.training.TrellisSettings;
import io.github.spikepress.codec.trellis.training.TrellisTrainer;
import io.github.spikepress.waveforms.Waveforms;
import java.util.HashMap;
import java.util.Map;

/**
 * Solves a rate target for the first step on spikes that the model was not trained on. Not
 * thread-safe.
 */
public final class RateSearch {

  private static final int BITS_PER_VALUE = 16;

  /** Moves from the nearest trained model towards the target. */
  private static final int APPROACHES = 6;

  /** Greatest of these moves, in natural logarithms of the step. */
  private static final double STRIDE = 0.1;

  private final Waveforms training;
  private final TrainingParts parts;
  private final TrellisTrainer fitting;
  private final TrainingMonitor monitor;
  private final Map<Double, Attempt> attempts = new HashMap<>();
  private Attempt last;

  /**
   * A model of the fitting part.
   *
   * @param model the model
   * @param point what it gives on the validation part
   */
  public record Attempt(TrellisModel model, OperatingPoint point) {}

  /**
   * Prepares a search.
   *
   * @param training the spikes for which the target is meant
   * @param parts of them, to learn from and to measure on
   * @param normalization to model units
   * @param settings the shape of the codec
   * @param seed of the first classes
   * @param monitor may cancel, which ends the search early
   */
  RateSearch(
      Waveforms training,
      TrainingParts parts,
      Normalization normalization,
      TrellisSettings settings,
      long seed,
      TrainingMonitor monitor) {
    this.training = training;
    this.parts = parts;
    this.monitor = monitor;
    fitting = new TrellisTrainer(parts.fitting(), normalization, settings, seed);
  }

  /** The model that meets the target on the validation part. */
  Attempt solve(RateTarget target) {
    Goal goal = Goal.of(target, parts.fitting().valuesPerSpike());
    StepSearch search =
        new StepSearch(step -> goal.figure(at(step).point), goal.tolerance(), goal.slope());
    if (isTooSmall()) {
      return at(search.expected(goal.wanted(), goal.usual()));
    }
    return approached(goal, at(search.solve(goal.wanted())));
  }

  /** Goes the rest of the way from the nearest model where trainings settle on either side. */
  private Attempt approached(Goal goal, Attempt nearest) {
    Attempt best = nearest;
    for (int i = 0; i < APPROACHES && goal.miss(best.point) > goal.tolerance(); i++) {
      double error = goal.figure(best.point) - goal.wanted();
      double stride = Math.max(-STRIDE, Math.min(STRIDE, error / -goal.slope()));
      Attempt next = measured(fitting.refit(best.model, StrictMath.exp(stride)));
      if (monitor.cancelled() || goal.miss(next.point) >= goal.miss(best.point)) {
        break;
      }
      best = next;
    }
    return best;
  }

  /** What so few spikes measure says nothing about others. */
  private boolean isTooSmall() {
    return parts.fitting().numSpikes() < WholeFit.FEWEST_SPIKES;
  }

  /** What a step gives on the validation part; once cancelled, what the last one gave. */
  private Attempt at(double step) {
    if (last == null || !monitor.cancelled()) {
      last = attempts.computeIfAbsent(step, this::attempt);
    }
    return last;
  }

  private Attempt attempt(double step) {
    return measured(fitting.train(step, monitor));
  }

  private Attempt measured(TrellisModel model) {
    return new Attempt(model, OperatingPoint.of(model, parts.validation(), training));
  }

  /**
   * Bits over 16-bit samples.
   *
   * @param point where a model stands
   * @param spikes of whose window it speaks
   * @return how many times fewer bits than the samples themselves take
   */
  public static double ratio(OperatingPoint point, Waveforms spikes) {
    return BITS_PER_VALUE * spikes.valuesPerSpike() / point.bitsPerSpike();
  }
}
