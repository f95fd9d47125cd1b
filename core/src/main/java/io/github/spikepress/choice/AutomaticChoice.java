// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.choice;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.evaluation.Split;
import io.github.spikepress.evaluation.SplitSettings;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the codec whose file will be the smallest. Every candidate whose encoder fits the budget
 * learns from four fifths of the spikes (of a sample, where there are many) and writes the others
 * to a file; all are brought to one quality, and model and payload of all spikes are added up. The
 * one with the fewest bytes learns from all spikes for the user's target.
 *
 * <p>Candidates are {@code trellis} with its usual, with fewer and, for many spikes, with more
 * classes, {@code kmeans}, {@code pca}, {@code dwt}, {@code dct}, and the bundled model for the
 * window. Those that take minutes to learn or to decode and have nowhere been measured to be
 * smaller ({@code rvq}, {@code cae}, {@code cs}) are not asked.
 *
 * @param families names of the families that are asked, of those above
 * @param target how good or how small; without one the ratio is 38
 * @param budget what the encoder may take
 * @param seed start of every random choice
 */
public record AutomaticChoice(
    Set<String> families, RateTarget target, EncoderBudget budget, long seed) {

  private static final RateTarget USUAL_TARGET = new RateTarget.Ratio(38);

  /** Enough spikes to see which codec is the best. */
  private static final int SAMPLE_SPIKES = 4000;

  private static final double LEARNING_SHARE = 0.8;

  /** A candidate this far below the quality does not reach it. */
  private static final double SHORT_OF_QUALITY_DB = 0.3;

  private static final List<Candidate> FAMILIES =
      List.of(
          Candidate.Trained.of("trellis", Map.of()),
          Candidate.Trained.of("trellis", Map.of("classes", "4", "steps", "1")),
          Candidate.Trained.of("kmeans", Map.of()),
          Candidate.Trained.of("pca", Map.of()),
          Candidate.Trained.of("dwt", Map.of()),
          Candidate.Trained.of("dct", Map.of()));

  /** So many spikes can make good for a model of some 10 kB. */
  private static final long MANY_SPIKES = 50_000;

  /** Waveforms that drift are better told by more means than by more coefficients. */
  private static final Candidate FOR_MANY_SPIKES =
      Candidate.Trained.of("trellis", Map.of("classes", "96"));

  /**
   * What was chosen.
   *
   * @param codec ready to encode
   * @param trainedHere whether it learnt from the very spikes, so that its model must travel in the
   *     file
   * @param reason one sentence for the user
   */
  public record Chosen(SpikeCodec codec, boolean trainedHere, String reason) {}

  /**
   * A choice among all families.
   *
   * @param target how good or how small
   * @param budget what the encoder may take
   * @param seed start of every random choice
   * @return the choice
   */
  public static AutomaticChoice amongAll(RateTarget target, EncoderBudget budget, long seed) {
    Set<String> names =
        FAMILIES.stream().map(entrant -> entrant.family().name()).collect(Collectors.toSet());
    return new AutomaticChoice(names, target, budget, seed);
  }

  /**
   * A choice between one family, trained on the spikes and embedded, and the bundled model.
   *
   * @param family its name
   * @param target how good or how small
   * @param seed start of every random choice
   * @return the choice
   */
  public static AutomaticChoice trainedOrBundled(String family, RateTarget target, long seed) {
    return new AutomaticChoice(Set.of(family), target, EncoderBudget.UNLIMITED, seed);
  }

  /**
   * Chooses and trains.
   *
   * @param spikes what is to be compressed or a sample of it, at least one
   * @param total number of spikes that the file will hold
   * @param monitor follows the trainings and may end them early
   * @return the codec and why it was chosen
   * @throws WrongArgumentException if no codec fits the budget, or there are no spikes
   */
  public Chosen choose(Spikes spikes, long total, TrainingMonitor monitor) {
    RateTarget wanted = target instanceof RateTarget.Unspecified ? USUAL_TARGET : target;
    Optional<Candidate.Bundled> bundled = Candidate.Bundled.fitting(spikes);
    List<Candidate> candidates = trained(total);
    bundled.ifPresent(candidates::add);
    List<Bid> bids = bids(candidates, sampleOf(spikes), wanted, monitor);
    bids.sort(order(wanted, total));
    for (Bid bid : bids) {
      SpikeCodec codec = bid.candidate().codec(spikes.waveforms(), wanted, seed, monitor);
      if (budget.allows(codec.cost())) {
        return new Chosen(codec, bid.candidate().embeds(), reason(bid, bids, bundled, total));
      }
    }
    throw nothingFits();
  }

  /** The candidates that learn from the spikes. */
  private List<Candidate> trained(long total) {
    return Stream.concat(
            FAMILIES.stream(), total < MANY_SPIKES ? Stream.empty() : Stream.of(FOR_MANY_SPIKES))
        .filter(entrant -> families.contains(entrant.family().name()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** The first bid settles the quality; the others are held to it. */
  private List<Bid> bids(
      List<Candidate> candidates, Spikes sample, RateTarget wanted, TrainingMonitor monitor) {
    List<Bid> bids = new ArrayList<>();
    RateTarget common = wanted;
    for (Candidate candidate : candidates) {
      Optional<Bid> bid = bid(candidate, sample, common, monitor);
      if (bid.isPresent() && budget.allows(bid.get().cost())) {
        common = bids.isEmpty() ? qualityOf(bid.get(), wanted) : common;
        bids.add(bid.get());
      }
    }
    RateTarget quality = common;
    boolean anyReaches = bids.stream().anyMatch(bid -> reaches(bid, quality));
    bids.removeIf(bid -> anyReaches && !reaches(bid, quality));
    return bids;
  }

  /** The smallest first; where a quality is out of reach for all, the nearest to it. */
  private static Comparator<Bid> order(RateTarget wanted, long numSpikes) {
    Comparator<Bid> bySize = Comparator.comparingLong(bid -> bid.totalBytes(numSpikes));
    return Comparator.<Bid>comparingDouble(bid -> reaches(bid, wanted) ? 0 : -bid.sndrDb())
        .thenComparing(bySize);
  }

  private Optional<Bid> bid(
      Candidate candidate, Spikes sample, RateTarget common, TrainingMonitor monitor) {
    int count = sample.waveforms().numSpikes();
    if (count < 2) {
      SpikeCodec codec = candidate.codec(sample.waveforms(), common, seed, monitor);
      return Optional.of(Bid.of(candidate, codec, sample));
    }
    Split split =
        Split.of(count, new SplitSettings(SplitSettings.Order.RANDOM, 1, LEARNING_SHARE, seed));
    Waveforms learning = sample.waveforms().select(split.training());
    try {
      SpikeCodec codec = candidate.codec(learning, common, seed, monitor);
      return Optional.of(Bid.of(candidate, codec, Split.select(sample, split.test())));
    } catch (WrongArgumentException tooFewSpikes) {
      return Optional.empty();
    }
  }

  private static RateTarget qualityOf(Bid first, RateTarget wanted) {
    boolean usable = first.sndrDb() > 0 && first.sndrDb() <= 80;
    return wanted instanceof RateTarget.Ratio && usable
        ? new RateTarget.Quality(first.sndrDb())
        : wanted;
  }

  private static boolean reaches(Bid bid, RateTarget common) {
    return !(common instanceof RateTarget.Quality quality)
        || bid.sndrDb() >= quality.sndrDb() - SHORT_OF_QUALITY_DB;
  }

  /** Spikes taken evenly from all of them. */
  private static Spikes sampleOf(Spikes spikes) {
    int all = spikes.waveforms().numSpikes();
    int count = Math.min(SAMPLE_SPIKES, all);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) ((long) i * all / count);
    }
    return Split.select(spikes, chosen);
  }

  private String reason(
      Bid best, List<Bid> bids, Optional<Candidate.Bundled> bundled, long numSpikes) {
    StringBuilder reason = new StringBuilder(best.candidate().name());
    reason.append(best.candidate().embeds() ? ", trained on the input and embedded" : "");
    reason.append(
        String.format(
            Locale.ROOT,
            ": %d bytes expected at %.1f dB, %d of them model",
            best.totalBytes(numSpikes),
            best.sndrDb(),
            best.modelBytes()));
    List<Bid> others = bids.stream().filter(bid -> bid != best).toList();
    for (int i = 0; i < others.size(); i++) {
      reason.append(i == 0 ? "; at that quality " : ", ");
      reason.append(others.get(i).totalBytes(numSpikes)).append(" with ");
      reason.append(others.get(i).candidate().name());
    }
    if (bundled.isEmpty()) {
      reason.append("; no bundled model has this window");
    } else if (bids.stream().noneMatch(bid -> bid.candidate() == bundled.get())) {
      reason.append("; the bundled model falls short of it");
    }
    return reason
        .append(budget.inWords().isEmpty() ? "" : "; within " + budget.inWords())
        .toString();
  }

  private WrongArgumentException nothingFits() {
    return new WrongArgumentException(
        budget.inWords().isEmpty()
            ? "no codec reaches the target on these spikes: ask for less quality"
            : "no codec reaches the target within "
                + budget.inWords()
                + ": raise max_parameters or max_macs, or ask for less quality");
  }
}
