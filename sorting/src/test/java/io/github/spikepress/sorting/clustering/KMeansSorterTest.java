// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.GaussianBlobs;
import io.github.spikepress.sorting.comparison.SortingComparison;
import io.github.spikepress.sorting.features.PcaFeatures;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class KMeansSorterTest {

  private static final Waveforms HARD = GaussianBlobs.of(600, 6, 25, 3);

  @Test
  void separatesDistinctUnits() {
    Sorting sorting =
        new KMeansSorter(new KMeansSettings(3, 3, 20, 100, 1))
            .sort(GaussianBlobs.of(300, 3, 0.5, 1));
    assertEquals(3, sorting.numUnits());
    assertEquals(
        1, SortingComparison.of(GaussianBlobs.labels(300, 3), sorting.labels()).accuracy());
  }

  @Test
  void findsTheNumberOfUnitsBySilhouette() {
    Sorting sorting =
        new KMeansSorter(new KMeansSettings(0, 3, 20, 100, 1))
            .sort(GaussianBlobs.of(400, 4, 0.5, 1));
    assertEquals(4, sorting.numUnits());
  }

  @Test
  void oneUnitTakesAllSpikes() {
    Sorting sorting =
        new KMeansSorter(KMeansSettings.paper(1, 1)).sort(GaussianBlobs.of(50, 2, 1, 1));
    assertArrayEquals(new int[] {50}, sorting.unitSizes());
  }

  @Test
  void isRepeatableFromItsSeedWhateverTheThread() {
    KMeansSorter sorter = new KMeansSorter(new KMeansSettings(6, 3, 2, 100, 5));
    Sorting once = sorter.sort(HARD);
    List<Sorting> again =
        IntStream.range(0, 16).parallel().mapToObj(i -> sorter.sort(HARD)).toList();
    again.forEach(sorting -> assertEquals(once, sorting));
  }

  @Test
  void theSeedMatters() {
    assertTrue(
        IntStream.range(0, 10)
                .mapToObj(seed -> labelsOf(new KMeansSettings(6, 3, 1, 100, seed)))
                .distinct()
                .count()
            > 1);
  }

  @Test
  void moreRestartsNeverRaiseTheInertia() {
    double[][] points = PcaFeatures.of(HARD, 3);
    double one = inertia(points, 1);
    double many = inertia(points, 100);
    assertTrue(many < one, many + " of 100 restarts against " + one + " of one");
  }

  @Test
  void theNumberOfComponentsMatters() {
    assertNotEquals(
        labelsOf(new KMeansSettings(6, 1, 5, 100, 1)),
        labelsOf(new KMeansSettings(6, 6, 5, 100, 1)));
  }

  @Test
  void theNumberOfIterationsMatters() {
    assertNotEquals(
        labelsOf(new KMeansSettings(6, 3, 1, 1, 1)), labelsOf(new KMeansSettings(6, 3, 1, 100, 1)));
  }

  @Test
  void refusesWhatCannotBeSorted() {
    KMeansSorter sorter = new KMeansSorter(KMeansSettings.paper(3, 1));
    assertMessage("there is no spike", () -> sorter.sort(new Waveforms(0, 1, 8, new float[0])));
    assertMessage("2 spikes into 3 units", () -> sorter.sort(GaussianBlobs.of(2, 2, 1, 1)));
    assertMessage("constant", () -> sorter.sort(new Waveforms(9, 1, 8, new float[72])));
    float[] broken = new float[72];
    broken[20] = Float.NaN;
    assertMessage("must be finite", () -> sorter.sort(new Waveforms(9, 1, 8, broken)));
    assertMessage("units must be", () -> KMeansSettings.paper(-1, 1));
  }

  @Test
  void stopsWhenCancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(String stage, double fraction) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    KMeansSorter sorter = new KMeansSorter(KMeansSettings.paper(2, 1));
    assertThrows(CancellationException.class, () -> sorter.sort(HARD, cancelled));
  }

  private static String labelsOf(KMeansSettings settings) {
    return Arrays.toString(new KMeansSorter(settings).sort(HARD).labels());
  }

  private static double inertia(double[][] points, int restarts) {
    KMeansSettings settings = new KMeansSettings(6, 3, restarts, 100, 1);
    return KMeansClustering.fit(points, 6, settings, Progress.SILENT).distortion;
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(WrongArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
    assertFalse(message.contains("\n"));
  }
}
