// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingParts;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.training.TrellisSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Optional;

/**
 * How many classes the spikes deserve: their number is doubled as long as the validation part is
 * restored clearly better at equal bits. Few neurons need no more than the usual number; many
 * neurons, overlaps and drift do.
 *
 * @param training the spikes for which the target is meant
 * @param parts of them, to learn from and to measure on
 * @param normalization to model units
 * @param target how good or how small
 * @param seed of the first classes
 */
public record ClassSearch(
    Waveforms training,
    TrainingParts parts,
    Normalization normalization,
    RateTarget target,
    long seed) {

  /** A larger model has to be worth so many dB. */
  private static final double CLEARLY_DB = 0.1;

  /** Up to so many bits a spike a codec that is all classes may be the better one. */
  private static final double CODEBOOK_BITS = 9;

  /** Codecs whose rates are further apart, in natural logarithms, are not compared. */
  private static final double MOST_MISS = 0.03;

  /**
   * What was found.
   *
   * @param settings with the number of classes
   * @param attempt the model of the fitting part and what it gives on the validation part
   */
  public record Found(TrellisSettings settings, RateSearch.Attempt attempt) {

    /**
     * By how many dB this is better at equal bits. What bits are worth is what they cost when both
     * models chose: the slope between rate and quality just there.
     */
    double gainDb(Found other) {
      OperatingPoint own = attempt.point();
      OperatingPoint its = other.attempt.point();
      double price =
          (attempt.model().prices().lambdaDb() + other.attempt.model().prices().lambdaDb()) / 2.0;
      return own.sndrDb() - its.sndrDb() - price * (own.bitsPerSpike() - its.bitsPerSpike());
    }
  }

  /**
   * A search without doubling.
   *
   * @param settings the shape of the codec
   * @param monitor may cancel
   * @return the model that meets the target
   */
  public Found with(TrellisSettings settings, TrainingMonitor monitor) {
    RateSearch search = new RateSearch(training, parts, normalization, settings, seed, monitor);
    return new Found(settings, search.solve(target));
  }

  /**
   * A search for a codec that is all classes.
   *
   * @param settings with the number of classes, if that is given
   * @param fixed whether it is
   * @param monitor may cancel
   * @return the model that meets the target
   */
  public Found codebook(TrellisSettings settings, boolean fixed, TrainingMonitor monitor) {
    return new CodebookSearch(training, parts, normalization, target, seed)
        .solve(settings, fixed, monitor);
  }

  /**
   * A search that doubles and, where bits are few, looks at a codec that is all classes too.
   *
   * @param fewest the settings to begin with
   * @param monitor may cancel, which ends the search with the best so far
   * @return the best model that meets the target
   */
  public Found best(TrellisSettings fewest, TrainingMonitor monitor) {
    Found best = from(fewest, monitor);
    if (best.attempt.point().bitsPerSpike() > CODEBOOK_BITS || monitor.cancelled()) {
      return best;
    }
    Found codebook = codebook(fewest, false, monitor);
    return isBetter(codebook.attempt.point(), best.attempt.point()) ? codebook : best;
  }

  /** Better at equal bits, and as near to the target. */
  private boolean isBetter(OperatingPoint codebook, OperatingPoint other) {
    double bits = StrictMath.log(other.bitsPerSpike() / codebook.bitsPerSpike());
    double gain = codebook.sndrDb() - other.sndrDb();
    boolean near =
        target instanceof RateTarget.Quality
            ? Math.abs(gain) < CLEARLY_DB
            : Math.abs(bits) < MOST_MISS;
    return near && gain + CodebookSearch.DB_PER_LOG_BITS * bits > 0;
  }

  /**
   * A search that doubles.
   *
   * @param fewest the settings to begin with
   * @param monitor may cancel, which ends the search with the best so far
   * @return the best model that meets the target
   */
  public Found from(TrellisSettings fewest, TrainingMonitor monitor) {
    Found best = with(fewest, monitor);
    Optional<TrellisSettings> more = fewest.withTwiceTheClasses(target, parts.fitting());
    while (more.isPresent() && !monitor.cancelled()) {
      Found next = with(more.get(), monitor);
      if (next.gainDb(best) < CLEARLY_DB) {
        break;
      }
      best = next;
      more = next.settings().withTwiceTheClasses(target, parts.fitting());
    }
    return best;
  }
}
