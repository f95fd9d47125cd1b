// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.waveforms.Waveforms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Simulated sets on which the settings of the unsupervised sorter are chosen, so that no label of a
 * published set is needed for that: similar and distinct units, large and small, rare and frequent,
 * steady, drifting and bursting, on white and spike-like noise, with and without multi-unit spikes,
 * on one channel and on tetrodes.
 */
public final class SimulatedSets {

  private static final int[] UNITS = {2, 3, 2, 3, 4, 5, 3, 7, 10, 13, 16, 20};

  private static final int SHORT_WINDOW = 48;
  private static final int SHORT_WINDOW_FIRST = 6;

  private SimulatedSets() {}

  /** Draws so many sets of a kind, by the word that benchmarks have for it. */
  public static List<LabelledSpikes> of(String kind, int count, long seed) {
    return switch (kind) {
      case "draw" -> draw(count, seed);
      case "rest" -> drawAgainstRest(count, seed);
      case "background" -> drawAgainstBackground(count, seed);
      case "biphasic" -> drawBiphasic(count, seed);
      case "biphasic48" -> drawBiphasicShort(count, seed);
      case "sparse" -> drawSparse(count, seed);
      case "distant" -> drawBesideDistant(count, seed);
      default -> throw new IllegalArgumentException("no kind " + kind);
    };
  }

  /** Draws so many sets of 2 to 20 units from a seed. */
  public static List<LabelledSpikes> draw(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledSpikes> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sets.add(SimulatedSpikes.of(scenario(i, random.split()), random.nextLong()));
    }
    return sets;
  }

  /**
   * Draws so many sets of one unit, which may burst, against everything else: spikes of a few to
   * many other units of all sizes, on one channel or four.
   */
  public static List<LabelledSpikes> drawAgainstRest(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledSpikes> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sets.add(SimulatedSpikes.of(againstRest(random.split()), random.nextLong()));
    }
    return sets;
  }

  /**
   * Draws so many sets of two classes of many units each: 3 to 15 units together against everything
   * smaller than them, down to the background's own crossings.
   */
  public static List<LabelledSpikes> drawAgainstBackground(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledSpikes> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LabelledSpikes units =
          SimulatedSpikes.of(againstBackground(random.split()), random.nextLong());
      int[] classes = Arrays.stream(units.labels()).map(unit -> Math.min(1, unit)).toArray();
      sets.add(new LabelledSpikes(units.name(), units.waveforms(), classes));
    }
    return sets;
  }

  /**
   * Draws so many sets of 2 to 4 units, each well above the noise, beside one class of 10 to 30
   * distant ones that are smaller and fire unequally often.
   */
  public static List<LabelledSpikes> drawBesideDistant(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledSpikes> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sets.add(SimulatedSpikes.of(besideDistant(random.split()), random.nextLong()));
    }
    return sets;
  }

  /**
   * Draws so many sets of 3 to 20 units that swing both ways, found by whichever phase is the
   * larger in the moment.
   */
  public static List<LabelledSpikes> drawBiphasic(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledSpikes> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sets.add(SimulatedSpikes.of(biphasic(random.split()), random.nextLong()));
    }
    return sets;
  }

  /** As {@link #drawBiphasic}, but cut to 48 samples of which the fifteenth is the peak. */
  public static List<LabelledSpikes> drawBiphasicShort(int count, long seed) {
    return drawBiphasic(count, seed).stream().map(SimulatedSets::shortened).toList();
  }

  private static LabelledSpikes shortened(LabelledSpikes set) {
    Waveforms whole = set.waveforms();
    int rows = whole.numSpikes() * whole.numChannels();
    float[] values = new float[rows * SHORT_WINDOW];
    for (int row = 0; row < rows; row++) {
      int from = row * whole.numSamples() + SHORT_WINDOW_FIRST;
      System.arraycopy(whole.values(), from, values, row * SHORT_WINDOW, SHORT_WINDOW);
    }
    Waveforms part = new Waveforms(whole.numSpikes(), whole.numChannels(), SHORT_WINDOW, values);
    return new LabelledSpikes(set.name(), part, set.labels());
  }

  /**
   * Draws so many sets of 12 to 20 units whose rates differ by a factor of 20 to 60, so that some
   * have fewer than one spike in a hundred.
   */
  public static List<LabelledSpikes> drawSparse(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledSpikes> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sets.add(SimulatedSpikes.of(sparse(random.split()), random.nextLong()));
    }
    return sets;
  }

  private static SpikeScenario sparse(SplittableRandom random) {
    double noise = 0.02 + 0.04 * random.nextDouble();
    double whiteShare = 0.3 * random.nextDouble();
    MultiUnit distant = MultiUnit.distant(random.nextBoolean() ? 0 : 0.2);
    int units = 12 + random.nextInt(9);
    SpikeFiring firing = new SpikeFiring(20 + 40 * random.nextDouble(), 0, 0);
    double similarity = 0.4 * random.nextDouble();
    double amplitudeRange = 1 + 2 * random.nextDouble();
    SpikeBackground background = new SpikeBackground(noise, whiteShare, distant);
    int spikes = 6000 + random.nextInt(4000);
    return named(units, similarity, background, amplitudeRange, firing, 1, spikes);
  }

  private static SpikeScenario biphasic(SplittableRandom random) {
    SpikeBackground background =
        new SpikeBackground(
            0.02 + 0.05 * random.nextDouble(), 0.3 * random.nextDouble(), MultiUnit.distant(0));
    SpikeFiring firing = new SpikeFiring(Math.pow(8, random.nextDouble()), 0, 0);
    SpikePhases phases = new SpikePhases(1 + 0.5 * random.nextDouble(), 10);
    int units = 3 + random.nextInt(18);
    double similarity = 0.4 * random.nextDouble();
    double amplitudeRange = 1 + 2 * random.nextDouble();
    int spikes = Math.min(5000, 1500 + 250 * units);
    String name =
        String.format(
            Locale.ROOT,
            "u%d s%.1f n%.2f p%.1f",
            units,
            similarity,
            background.noise(),
            phases.strongest());
    return new SpikeScenario(
        name, units, similarity, background, amplitudeRange, phases, firing, 1, spikes);
  }

  private static SpikeScenario besideDistant(SplittableRandom random) {
    MultiUnit distant =
        new MultiUnit(
            0.3 + 0.6 * random.nextDouble(),
            10 + random.nextInt(21),
            0.1 + 0.15 * random.nextDouble(),
            0.35 + 0.25 * random.nextDouble(),
            Math.pow(10, random.nextDouble()));
    SpikeBackground background =
        new SpikeBackground(0.03 + 0.07 * random.nextDouble(), 0.5 * random.nextDouble(), distant);
    SpikeFiring firing = new SpikeFiring(1 + 2 * random.nextDouble(), 0, 0);
    int units = 2 + random.nextInt(3);
    double similarity = 0.4 * random.nextDouble();
    double amplitudeRange = 1 + random.nextDouble();
    int spikes = 2000 + random.nextInt(1500);
    return named(units, similarity, background, amplitudeRange, firing, 1, spikes);
  }

  private static SpikeScenario againstBackground(SplittableRandom random) {
    MultiUnit rest =
        new MultiUnit(0.5 + 0.4 * random.nextDouble(), 100, 0.05, 0.3 + 0.3 * random.nextDouble());
    SpikeBackground background =
        new SpikeBackground(0.05 + 0.1 * random.nextDouble(), 0.3 * random.nextDouble(), rest);
    SpikeFiring firing =
        new SpikeFiring(
            3, 0.4 * random.nextDouble(), random.nextBoolean() ? 0 : 0.5 * random.nextDouble());
    double amplitudeRange = 1.5 + 1.5 * random.nextDouble();
    int units = 3 + random.nextInt(13);
    double similarity = 0.8 * random.nextDouble();
    int spikes = 2000 + random.nextInt(3000);
    return named(units, similarity, background, amplitudeRange, firing, 1, spikes);
  }

  private static SpikeScenario scenario(int index, SplittableRandom random) {
    int units = UNITS[index % UNITS.length];
    double[] multiUnit = {0, 0.2, 0.5, 0.85};
    double multiUnitShare = multiUnit[random.nextInt(units > 5 ? 3 : 4)];
    SpikeBackground background =
        new SpikeBackground(
            0.03 + 0.09 * random.nextDouble(),
            random.nextInt(3) == 0 ? 1 : 0.3 * random.nextDouble(),
            MultiUnit.distant(multiUnitShare));
    double similarity = 0.6 * random.nextDouble();
    double amplitudeRange = 1 + 2 * random.nextDouble();
    double rateRange = Math.pow(8, random.nextDouble());
    double drift = random.nextBoolean() ? 0 : 0.3;
    int spikes = Math.min(5000, 1500 + 250 * units);
    SpikeFiring firing = new SpikeFiring(rateRange, drift, 0);
    return named(units, similarity, background, amplitudeRange, firing, 1, spikes);
  }

  private static SpikeScenario againstRest(SplittableRandom random) {
    double smallest = 0.05 + 0.25 * random.nextDouble();
    MultiUnit rest =
        new MultiUnit(
            0.4 + 0.5 * random.nextDouble(),
            3 + random.nextInt(60),
            smallest,
            0.4 + 0.6 * random.nextDouble());
    SpikeBackground background =
        new SpikeBackground(0.04 + 0.12 * random.nextDouble(), 0.3 * random.nextDouble(), rest);
    SpikeFiring firing =
        new SpikeFiring(
            1,
            random.nextBoolean() ? 0 : 0.4 * random.nextDouble(),
            random.nextBoolean() ? 0 : 0.5 * random.nextDouble());
    int channels = random.nextInt(3) == 0 ? 4 : 1;
    return named(1, 0, background, 1, firing, channels, 1500 + random.nextInt(2500));
  }

  private static SpikeScenario named(
      int units,
      double similarity,
      SpikeBackground background,
      double amplitudeRange,
      SpikeFiring firing,
      int channels,
      int spikes) {
    MultiUnit many = background.multiUnit();
    String name =
        String.format(
            Locale.ROOT,
            "u%d c%d s%.1f n%.2f w%.1f m%.2f(%d, %.1f-%.1f) a%.1f r%.1f d%.1f b%.1f",
            units,
            channels,
            similarity,
            background.noise(),
            background.whiteShare(),
            many.share(),
            many.units(),
            many.smallest(),
            many.largest(),
            amplitudeRange,
            firing.rateRange(),
            firing.drift(),
            firing.burstShare());
    return new SpikeScenario(
        name,
        units,
        similarity,
        background,
        amplitudeRange,
        SpikePhases.ONE,
        firing,
        channels,
        spikes);
  }
}
