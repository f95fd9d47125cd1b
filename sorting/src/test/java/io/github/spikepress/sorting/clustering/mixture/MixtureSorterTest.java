// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.sorting.GaussianBlobs;
import io.github.spikepress.sorting.SpikeShapes;
import io.github.spikepress.sorting.benchmark.LabelledSets;
import io.github.spikepress.sorting.benchmark.LabelledSpikes;
import io.github.spikepress.sorting.benchmark.MultiUnit;
import io.github.spikepress.sorting.benchmark.SimulatedSets;
import io.github.spikepress.sorting.benchmark.SimulatedSpikes;
import io.github.spikepress.sorting.benchmark.SpikeBackground;
import io.github.spikepress.sorting.benchmark.SpikeFiring;
import io.github.spikepress.sorting.benchmark.SpikePhases;
import io.github.spikepress.sorting.benchmark.SpikeScenario;
import io.github.spikepress.sorting.clustering.KMeansSettings;
import io.github.spikepress.sorting.clustering.KMeansSorter;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.comparison.SortingComparison;
import io.github.spikepress.waveforms.Waveforms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureSorterTest {

  private static final Waveforms BLOBS = GaussianBlobs.of(400, 4, 1, 1);

  @Test
  void separatesDistinctUnits() {
    Sorting sorting = new MixtureSorter(MixtureSettings.standard(4, 1)).sort(BLOBS);
    double accuracy =
        SortingComparison.of(GaussianBlobs.labels(400, 4), sorting.labels()).accuracy();
    assertTrue(accuracy > 0.99, "accuracy " + accuracy);
  }

  @Test
  void obeysTheNumberOfUnits() {
    for (int units = 1; units <= 6; units++) {
      Sorting sorting = new MixtureSorter(MixtureSettings.standard(units, 1)).sort(BLOBS);
      assertEquals(units, sorting.numUnits());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 2000})
  void whiteNoiseIsNotSplit(int spikes) {
    Waveforms plain = GaussianBlobs.of(spikes, 4, 1, 1);
    Sorting sorting = new MixtureSorter(MixtureSettings.standard(0, 1)).sort(plain);
    assertEquals(4, sorting.numUnits());
    double accuracy =
        SortingComparison.of(GaussianBlobs.labels(spikes, 4), sorting.labels()).accuracy();
    assertTrue(accuracy > 0.99, "accuracy " + accuracy);
  }

  /** Seventeen distant neurons make two hills of small spikes; they are one class. */
  @Test
  void distantNeuronsAreOneClass() {
    LabelledSpikes spikes = SimulatedSets.drawBesideDistant(2, 21).get(1);
    Sorting sorting = new MixtureSorter(MixtureSettings.standard(0, 1)).sort(spikes.waveforms());
    assertEquals(3, sorting.numUnits());
    assertTrue(accuracy(spikes, sorting) > 0.99);
  }

  @Test
  void beatsKMeansOnSimulatedRecordings() {
    double gain = 0;
    for (int seed = 1; seed <= 4; seed++) {
      SpikeScenario scenario =
          new SpikeScenario(
              "similar",
              4,
              0.4,
              new SpikeBackground(0.06, 0.2, MultiUnit.distant(0)),
              1.5,
              SpikePhases.ONE,
              new SpikeFiring(2, 0.2, 0),
              1,
              1000);
      LabelledSpikes spikes = SimulatedSpikes.of(scenario, seed);
      Sorting mixture = new MixtureSorter(MixtureSettings.standard(4, 1)).sort(spikes.waveforms());
      Sorting kMeans = new KMeansSorter(KMeansSettings.paper(4, 1)).sort(spikes.waveforms());
      gain += (accuracy(spikes, mixture) - accuracy(spikes, kMeans)) / 4;
    }
    assertTrue(gain > 0.05, "gain " + gain);
  }

  @ParameterizedTest
  @CsvSource({
    "D2_005, 99.5",
    "D2_01, 99",
    "D2_02, 97",
    "D1_015, 97",
    "ped4_3, 99.8",
    "ped16_0, 95",
    "mart3_0, 99.8"
  })
  void reachesItsBarsOnRecordings(String name, double percent) {
    LabelledSpikes set = new LabelledSets(RealData.file("")).read(name);
    Sorting sorting =
        new MixtureSorter(MixtureSettings.standard(set.numUnits(), 1)).sort(set.waveforms());
    double accuracy = 100 * accuracy(set, sorting);
    assertTrue(accuracy >= percent, accuracy + " %");
  }

  @ParameterizedTest
  @CsvSource({
    "D2_02, 3, 0",
    "D1_015, 3, 0",
    "E1_01short, 3, 0",
    "m09_2, 3, 0",
    "m09_4_renamed, 4, 0",
    "mart3_0, 3, 0",
    "ped16_0, 16, 2",
    "ped19_1, 19, 2"
  })
  void findsTheNumberOfUnitsOnRecordings(String name, int units, int tolerance) {
    LabelledSpikes set = new LabelledSets(RealData.file("")).read(name);
    Sorting sorting = new MixtureSorter(MixtureSettings.standard(0, 1)).sort(set.waveforms());
    assertEquals(units, sorting.numUnits(), tolerance);
  }

  /** Two units of 5 % each beside many small ones: small, but compact and far from the others. */
  @Test
  void findsRareUnitsBesideMultiUnitSpikes() {
    SpikeScenario scenario =
        new SpikeScenario(
            "rare",
            2,
            0.2,
            new SpikeBackground(0.05, 0.2, MultiUnit.distant(0.9)),
            1.2,
            SpikePhases.ONE,
            new SpikeFiring(1, 0, 0),
            1,
            1500);
    LabelledSpikes spikes = SimulatedSpikes.of(scenario, 3);
    Sorting sorting = new MixtureSorter(MixtureSettings.standard(0, 1)).sort(spikes.waveforms());
    assertEquals(3, sorting.numUnits());
    assertTrue(accuracy(spikes, sorting) > 0.97, "accuracy " + accuracy(spikes, sorting));
  }

  /** A large and a small unit: what overlaps is told apart by the mean spikes, not by the noise. */
  @Test
  void overlapsGoToTheNearestMean() {
    LabelledSpikes spikes = SimulatedSets.draw(1, 12).get(0);
    Sorting sorting = new MixtureSorter(MixtureSettings.standard(2, 1)).sort(spikes.waveforms());
    assertTrue(accuracy(spikes, sorting) > 0.99, "accuracy " + accuracy(spikes, sorting));
  }

  @Test
  void spikesFoundByEitherPhaseAreOneUnit() {
    LabelledSpikes spikes = SimulatedSets.drawBiphasic(8, 31).get(7);
    for (int units : new int[] {0, spikes.numUnits()}) {
      Sorting sorting =
          new MixtureSorter(MixtureSettings.standard(units, 1)).sort(spikes.waveforms());
      assertEquals(spikes.numUnits(), sorting.numUnits(), 1);
      assertTrue(accuracy(spikes, sorting) > 0.93, "accuracy " + accuracy(spikes, sorting));
    }
  }

  @Test
  void isRepeatable() {
    Waveforms hard = GaussianBlobs.of(300, 6, 15, 1);
    MixtureSorter sorter = new MixtureSorter(MixtureSettings.standard(0, 4));
    assertEquals(sorter.sort(hard), sorter.sort(hard));
  }

  @Test
  void theNumberOfComponentsMatters() {
    Waveforms hard = GaussianBlobs.of(300, 6, 12, 1);
    Sorting usual = new MixtureSorter(MixtureSettings.standard(4, 1)).sort(hard);
    assertNotEquals(usual, new MixtureSorter(new MixtureSettings(4, 0.125, 2, 1)).sort(hard));
  }

  @Test
  void alignmentHelpsWherePeaksAreScattered() {
    Waveforms scattered = scattered(SpikeShapes.of(600, 3, 50, 0.12, 1));
    int[] truth = SpikeShapes.labels(600, 3);
    Sorting moved = new MixtureSorter(MixtureSettings.standard(3, 1)).sort(scattered);
    assertTrue(SortingComparison.of(truth, moved.labels()).accuracy() > 0.98);
    Sorting still = new MixtureSorter(new MixtureSettings(3, 0, 20, 1)).sort(scattered);
    assertNotEquals(moved, still);
  }

  /** Cuts windows that start 0 to 4 samples late. */
  private static Waveforms scattered(Waveforms spikes) {
    int kept = spikes.numSamples() - 4;
    float[] values = new float[spikes.numSpikes() * kept];
    for (int i = 0; i < values.length; i++) {
      int spike = i / kept;
      values[i] = spikes.get(spike, 0, i % kept + spike / 3 % 5);
    }
    return new Waveforms(spikes.numSpikes(), 1, kept, values);
  }

  @Test
  void setsArtefactsAside() {
    float[] values = BLOBS.values().clone();
    for (int t = 0; t < 32; t++) {
      values[7 * 32 + t] = (t % 2 == 0 ? 60 : -60);
    }
    Sorting sorting =
        new MixtureSorter(MixtureSettings.standard(4, 1)).sort(new Waveforms(400, 1, 32, values));
    assertTrue(sorting.outliers()[7]);
    assertFalse(sorting.outliers()[8]);
    assertEquals(Sorting.UNASSIGNED, sorting.labelsWithoutOutliers()[7]);
  }

  @Test
  void sortsSpikesOfOneUnitAndOfFewValues() {
    Waveforms one = GaussianBlobs.of(200, 1, 1, 1);
    assertEquals(1, new MixtureSorter(MixtureSettings.standard(1, 1)).sort(one).numUnits());
    Waveforms few = new Waveforms(4, 1, 2, new float[] {0, 1, 5, 6, 0, 1.5f, 5, 6.5f});
    assertEquals(2, new MixtureSorter(MixtureSettings.standard(2, 1)).sort(few).numUnits());
  }

  @Test
  void refusesWhatCannotBeSorted() {
    MixtureSorter sorter = new MixtureSorter(MixtureSettings.standard(3, 1));
    assertMessage("there is no spike", () -> sorter.sort(new Waveforms(0, 1, 8, new float[0])));
    assertMessage("2 spikes into 3 units", () -> sorter.sort(GaussianBlobs.of(2, 2, 1, 1)));
    assertMessage("constant", () -> sorter.sort(new Waveforms(9, 1, 8, new float[72])));
    assertMessage("units must be", () -> MixtureSettings.standard(-1, 1));
    assertMessage("at least 1", () -> new MixtureSettings(2, 0.125, 0, 1));
    assertMessage("0 to 0.25", () -> new MixtureSettings(2, 0.3, 20, 1));
  }

  private static double accuracy(LabelledSpikes spikes, Sorting sorting) {
    return SortingComparison.of(spikes.labels(), sorting.labels()).accuracy();
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(WrongArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
    assertFalse(message.contains("\n"));
  }
}
