// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.clustering.SortingInput;
import io.github.spikepress.sorting.clustering.SpikeSorter;
import io.github.spikepress.sorting.features.PcaFeatures;
import io.github.spikepress.sorting.features.WideAlignment;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Sorts without being told much. The cloud of spikes is described by as many t-distributed
 * components as it asks for; components without a valley of density between them are one unit. With
 * the number of units given, that many hills of density are compared with as many single
 * components, and those that stand apart better are kept; two units are one component each, or
 * clusters by K-means. Spikes are aligned first where that makes units stand out more. Spikes far
 * from every component, or in one of a handful, are outliers.
 */
public final class MixtureSorter implements SpikeSorter {

  private static final int POINTS_PER_SAMPLE = 10;
  private static final int MOST_SPIKES_FITTED = 6000;

  private final MixtureSettings settings;

  /**
   * Makes a sorter.
   *
   * @param settings units, features and seed
   */
  public MixtureSorter(MixtureSettings settings) {
    this.settings = settings;
  }

  @Override
  public Sorting sort(Waveforms waveforms, Progress progress) {
    SortingInput.requireSpikes(waveforms, settings.units());
    waveforms.requireFinite();
    int[] drawn = draw(waveforms.numSpikes());
    List<Space> spaces = spaces(waveforms, drawn, progress);
    SpikeSizes sizes = SpikeSizes.of(waveforms, drawn);
    return switch (settings.units()) {
      case 0 -> find(spaces, sizes);
      case 1 -> fit(spaces, 1).sorting();
      case 2 -> halve(spaces);
      default -> apart(spaces, sizes, settings.units());
    };
  }

  /** The spikes as they came and, where that is another thing, aligned. */
  private List<Space> spaces(Waveforms waveforms, int[] drawn, Progress progress) {
    Space still = space(waveforms, drawn, progress);
    Waveforms aligned = new WideAlignment(settings.reach(), POINTS_PER_SAMPLE).align(waveforms);
    return aligned == waveforms ? List.of(still) : List.of(still, space(aligned, drawn, progress));
  }

  /**
   * Units as hills of each space and as one component each: those that stand apart best. Components
   * that overlap bend to each other, and hills of spikes that drift or burst need more than one;
   * but a cloud may have not so many hills.
   */
  private static Sorting apart(List<Space> spaces, SpikeSizes sizes, int units) {
    Candidate best = fit(spaces, units);
    for (Space space : spaces) {
      Optional<SpikeUnits> hills = space.search().hills(units, sizes);
      if (hills.isPresent() && hills.get().worth() > best.units().worth()) {
        best = new Candidate(space, hills.get());
      }
    }
    return best.sorting();
  }

  private static Candidate fit(List<Space> spaces, int units) {
    Space chosen = better(spaces, units);
    return new Candidate(chosen, chosen.search().fit(units, byKMeans(spaces, units)));
  }

  private static Sorting halve(List<Space> spaces) {
    Space still = spaces.get(0);
    return new EmptierBorder(still.points())
        .choose(fit(spaces, 2).sorting(), still.search().points(), byKMeans(spaces, 2));
  }

  private static int[] byKMeans(List<Space> spaces, int units) {
    return spaces.get(0).search().kMeans(EmptierBorder.FEATURES, units, 50);
  }

  /**
   * Prefers the smaller number of units, because an alignment, or the lack of one, adds noise that
   * looks like units; but one unit alone means that none stood out, so then two are compared.
   */
  private static Sorting find(List<Space> spaces, SpikeSizes sizes) {
    List<SpikeUnits> found = spaces.stream().map(space -> space.search().find(sizes)).toList();
    int fewest = found.stream().mapToInt(SpikeUnits::count).min().orElseThrow();
    List<Space> candidates =
        fewest == 1
            ? spaces
            : spaces.stream()
                .filter(space -> found.get(spaces.indexOf(space)).count() == fewest)
                .toList();
    Space chosen = better(candidates, Math.max(2, fewest));
    return Assignment.of(chosen.points(), found.get(spaces.indexOf(chosen)));
  }

  /** The last space, aligned, unless so many units stand out more in the one before. */
  private static Space better(List<Space> spaces, int units) {
    return spaces.size() == 1
            || spaces.get(1).search().gain(units) < spaces.get(0).search().gain(units)
        ? spaces.get(0)
        : spaces.get(1);
  }

  private Space space(Waveforms waveforms, int[] drawn, Progress progress) {
    double[][] points = PcaFeatures.of(waveforms, settings.components());
    double[][] some = Arrays.stream(drawn).mapToObj(i -> points[i]).toArray(double[][]::new);
    return new Space(points, new UnitSearch(some, settings.seed(), progress));
  }

  /** Features of all spikes, and a search among those drawn. */
  private record Space(double[][] points, UnitSearch search) {}

  /** Units found in a space. */
  private record Candidate(Space space, SpikeUnits units) {

    Sorting sorting() {
      return Assignment.of(space.points(), units);
    }
  }

  /** All spikes, or so many drawn from the seed that the search stays quick. */
  private int[] draw(int spikes) {
    int[] order = IntStream.range(0, spikes).toArray();
    int most = Math.max(MOST_SPIKES_FITTED, settings.units());
    SplittableRandom random = new SplittableRandom(settings.seed());
    for (int i = 0; i < most && most < spikes; i++) {
      int other = random.nextInt(i, spikes);
      int index = order[i];
      order[i] = order[other];
      order[other] = index;
    }
    return Arrays.copyOf(order, Math.min(most, spikes));
  }
}
