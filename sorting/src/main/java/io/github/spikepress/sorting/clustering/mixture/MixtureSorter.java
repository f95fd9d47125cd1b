// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.clustering.SortingInput;
import io.github.spikepress.sorting.clustering.SpikeSorter;
import io.github.spikepress.sorting.features.PcaFeatures;
import io.github.spikepress.sorting.features.SpikeAlignment;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Sorts without being told much. With the number of units given, each unit is one t-distributed
 * component; several starts are fitted and the one whose units leave the least doubt is kept. With
 * the number to be found, the cloud of spikes is described by as many components as it asks for,
 * and components without a valley of density between them are one unit. Spikes are aligned first
 * where that makes units stand out more. Spikes far from every component, or in one of a handful,
 * are outliers.
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
    Space still = space(waveforms, drawn, progress);
    Waveforms aligned = new SpikeAlignment(settings.maxShift(), POINTS_PER_SAMPLE).align(waveforms);
    Space moved = aligned == waveforms ? still : space(aligned, drawn, progress);
    return settings.units() == 0
        ? find(still, moved, SpikeSizes.of(waveforms, drawn))
        : fit(still, moved);
  }

  private Sorting fit(Space still, Space moved) {
    int units = settings.units();
    Space chosen = better(still, moved, units);
    int[] start = still.search().kMeans(EmptierBorder.FEATURES, units, 50);
    Sorting mixture = Assignment.of(chosen.points(), chosen.search().fit(units, start));
    return units == 2
        ? new EmptierBorder(still.points()).choose(mixture, still.search().points(), start)
        : mixture;
  }

  /**
   * Prefers the smaller number of units, because an alignment, or the lack of one, adds noise that
   * looks like units; but one unit alone means that none stood out, so then two are compared.
   */
  private static Sorting find(Space still, Space moved, SpikeSizes sizes) {
    SpikeUnits unaligned = still.search().find(sizes);
    SpikeUnits aligned = still == moved ? unaligned : moved.search().find(sizes);
    int fewer = Math.min(unaligned.count(), aligned.count());
    boolean decided = fewer > 1 && unaligned.count() != aligned.count();
    boolean takesAligned =
        decided ? aligned.count() == fewer : better(still, moved, Math.max(2, fewer)) == moved;
    return takesAligned
        ? Assignment.of(moved.points(), aligned)
        : Assignment.of(still.points(), unaligned);
  }

  /** Aligned spikes, unless so many units stand out more in the spikes as they came. */
  private static Space better(Space still, Space moved, int units) {
    return still == moved || moved.search().gain(units) >= still.search().gain(units)
        ? moved
        : still;
  }

  private Space space(Waveforms waveforms, int[] drawn, Progress progress) {
    double[][] points = PcaFeatures.of(waveforms, settings.components());
    double[][] some = Arrays.stream(drawn).mapToObj(i -> points[i]).toArray(double[][]::new);
    return new Space(points, new UnitSearch(some, settings.seed(), progress));
  }

  /** Features of all spikes, and a search among those drawn. */
  private record Space(double[][] points, UnitSearch search) {}

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
