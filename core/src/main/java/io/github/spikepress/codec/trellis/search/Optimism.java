// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import io.github.spikepress.codec.TrainingParts;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.waveforms.Waveforms;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How figures change from spikes that a model was trained on to others.
 *
 * @param training all spikes
 * @param goal whose figure it is
 */
record Optimism(Waveforms training, Goal goal) {

  private static final int FOLDS = 5;

  /**
   * Measures trainings from which one spike in five is left out, each spike once
   * (cross-validation): how far spikes differ from each other then hardly counts.
   *
   * @param trainer trains as the model in question was trained
   * @return the mean
   */
  double of(Function<Waveforms, TrellisModel> trainer) {
    double sum = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      TrainingParts parts = without(fold);
      TrellisModel model = trainer.apply(parts.fitting());
      sum += figure(model, parts.validation()) - figure(model, parts.fitting());
    }
    return sum / FOLDS;
  }

  private TrainingParts without(int fold) {
    IntStream all = IntStream.range(0, training.numSpikes());
    IntStream own = IntStream.range(0, training.numSpikes());
    return new TrainingParts(
        training.select(all.filter(n -> n % FOLDS != fold).toArray()),
        training.select(own.filter(n -> n % FOLDS == fold).toArray()));
  }

  private double figure(TrellisModel model, Waveforms spikes) {
    return goal.figure(OperatingPoint.of(model, spikes, training));
  }
}
