// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingParts;
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
record ClassSearch(
    Waveforms training,
    TrainingParts parts,
    Normalization normalization,
    RateTarget target,
    long seed) {

  /** A larger model has to be worth so many dB. */
  private static final double CLEARLY_DB = 0.1;

  /**
   * What was found.
   *
   * @param settings with the number of classes
   * @param attempt the model of the fitting part and what it gives on the validation part
   */
  record Found(TrellisSettings settings, RateSearch.Attempt attempt) {

    /** Quality at equal bits, in dB above an arbitrary level. */
    double meritDb() {
      OperatingPoint point = attempt.point();
      return point.sndrDb()
          - RateSearch.DB_PER_LOG_BITS * StrictMath.log(Math.max(point.bitsPerSpike(), 1e-9));
    }
  }

  /**
   * A search without doubling.
   *
   * @param settings the shape of the codec
   * @param monitor may cancel
   * @return the model that meets the target
   */
  Found with(TrellisSettings settings, TrainingMonitor monitor) {
    RateSearch search = new RateSearch(training, parts, normalization, settings, seed, monitor);
    return new Found(settings, search.solve(target));
  }

  /**
   * A search that doubles.
   *
   * @param fewest the settings to begin with
   * @param monitor may cancel, which ends the search with the best so far
   * @return the best model that meets the target
   */
  Found from(TrellisSettings fewest, TrainingMonitor monitor) {
    Found best = with(fewest, monitor);
    Optional<TrellisSettings> more = fewest.withTwiceTheClasses(target, parts.fitting());
    while (more.isPresent() && !monitor.cancelled()) {
      Found next = with(more.get(), monitor);
      if (next.meritDb() < best.meritDb() + CLEARLY_DB) {
        break;
      }
      best = next;
      more = next.settings().withTwiceTheClasses(target, parts.fitting());
    }
    return best;
  }
}
