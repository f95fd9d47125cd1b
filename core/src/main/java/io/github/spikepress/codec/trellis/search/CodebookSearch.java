// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import io.github.spikepress.codec.BitsSearch;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingParts;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.training.CodebookTrainer;
import io.github.spikepress.codec.trellis.training.TrellisSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks for the number of classes at which a codec that is all classes meets a rate target, and for
 * the price of a bit that goes with it.
 *
 * @param training the spikes for which the target is meant
 * @param parts of them, to learn from and to measure on
 * @param normalization to model units
 * @param target how good or how small
 * @param seed of the first classes
 */
record CodebookSearch(
    Waveforms training,
    TrainingParts parts,
    Normalization normalization,
    RateTarget target,
    long seed) {

  /** What a natural logarithm of the bits is worth where there are few. */
  static final double DB_PER_LOG_BITS = 2;

  /** By how much dearer bits are just above a whole number of classes than at that number. */
  private static final double STRETCH = 0.5;

  /** A class needs so many training spikes. */
  private static final int SPIKES_PER_CLASS = 4;

  private static final double LEAST_BITS = 0.5;

  private record Shape(int classes, double price) {}

  /**
   * Searches.
   *
   * @param settings of which passes, the price of a coefficient's bit and, if given, the number of
   *     classes count
   * @param fixedClasses whether the number of classes is given
   * @param monitor may cancel
   * @return what comes nearest to the target
   */
  ClassSearch.Found solve(TrellisSettings settings, boolean fixedClasses, TrainingMonitor monitor) {
    Map<Shape, RateSearch.Attempt> attempts = new HashMap<>();
    int fixed = fixedClasses ? settings.classes() : 0;
    Shape shape =
        new BitsSearch(target, parts.fitting().valuesPerSpike(), 1)
            .solve(
                bits -> shape(Math.max(LEAST_BITS, bits), fixed),
                wanted -> {
                  RateSearch.Attempt attempt = attempt(settings, wanted, monitor);
                  attempts.put(wanted, attempt);
                  OperatingPoint point = attempt.point();
                  return new BitsSearch.Point(point.bitsPerSpike(), point.sndrDb());
                },
                monitor::cancelled)
            .settings();
    return new ClassSearch.Found(settings.codebookOf(shape.classes), attempts.get(shape));
  }

  /** The classes that so many bits name; what the last of them is too many makes bits dearer. */
  private Shape shape(double bits, int fixedClasses) {
    double price = DB_PER_LOG_BITS / bits;
    if (fixedClasses > 0) {
      return new Shape(fixedClasses, price);
    }
    int most = Math.max(1, parts.fitting().numSpikes() / SPIKES_PER_CLASS);
    int limit = Math.min(TrellisSettings.MOST_CLASSES, most);
    int classes = (int) Math.min(limit, Math.ceil(StrictMath.pow(2, bits)));
    double above = StrictMath.log(classes) / StrictMath.log(2) - bits;
    double whole = classes > 1 ? StrictMath.log((double) classes / (classes - 1)) : 1;
    double share = Math.max(0, Math.min(1, above * StrictMath.log(2) / whole));
    return new Shape(classes, price * (1 + STRETCH * share));
  }

  private RateSearch.Attempt attempt(
      TrellisSettings settings, Shape shape, TrainingMonitor monitor) {
    TrellisSettings all = settings.codebookOf(shape.classes);
    TrellisModel model =
        new CodebookTrainer(parts.fitting(), normalization, all, seed).train(shape.price, monitor);
    return new RateSearch.Attempt(model, OperatingPoint.of(model, parts.validation(), training));
  }
}
