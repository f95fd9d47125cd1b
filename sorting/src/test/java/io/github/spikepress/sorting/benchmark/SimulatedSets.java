// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Simulated sets on which the settings of the unsupervised sorter are chosen, so that no label of a
 * published set is needed for that: 2 to 20 units, similar and distinct, large and small, rare and
 * frequent, steady and drifting, on white and spike-like noise, with and without multi-unit spikes.
 */
public final class SimulatedSets {

  private static final int[] UNITS = {2, 3, 2, 3, 4, 5, 3, 7, 10, 13, 16, 20};

  private SimulatedSets() {}

  /** Draws so many sets from a seed. */
  public static List<LabelledSpikes> draw(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledSpikes> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sets.add(SimulatedSpikes.of(scenario(i, random.split()), random.nextLong()));
    }
    return sets;
  }

  private static SpikeScenario scenario(int index, SplittableRandom random) {
    int units = UNITS[index % UNITS.length];
    double[] multiUnit = {0, 0.2, 0.5, 0.85};
    double multiUnitShare = multiUnit[random.nextInt(units > 5 ? 3 : 4)];
    SpikeBackground background =
        new SpikeBackground(
            0.03 + 0.09 * random.nextDouble(),
            random.nextInt(3) == 0 ? 1 : 0.3 * random.nextDouble(),
            multiUnitShare);
    double similarity = 0.6 * random.nextDouble();
    double amplitudeRange = 1 + 2 * random.nextDouble();
    double rateRange = Math.pow(8, random.nextDouble());
    double drift = random.nextBoolean() ? 0 : 0.3;
    int spikes = Math.min(5000, 1500 + 250 * units);
    String name =
        String.format(
            Locale.ROOT,
            "u%d s%.1f n%.2f w%.1f m%.2f a%.1f r%.1f d%.1f",
            units,
            similarity,
            background.noise(),
            background.whiteShare(),
            multiUnitShare,
            amplitudeRange,
            rateRange,
            drift);
    return new SpikeScenario(
        name, units, similarity, background, amplitudeRange, rateRange, drift, 1, spikes);
  }
}
