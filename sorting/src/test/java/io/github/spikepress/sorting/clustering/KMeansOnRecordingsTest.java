// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spikepress.RealData;
import io.github.spikepress.sorting.benchmark.LabelledSets;
import io.github.spikepress.sorting.benchmark.LabelledSpikes;
import io.github.spikepress.sorting.comparison.SortingComparison;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The floor of every comparison, in agreement with an independent measurement in Python. */
class KMeansOnRecordingsTest {

  @ParameterizedTest
  @CsvSource({"D2_005, 99.7", "D2_01, 81.9", "D2_02, 64.6", "E1_01short, 100", "hc1, 88.8"})
  void agreesWithTheReference(String name, double percent) {
    LabelledSpikes set = new LabelledSets(RealData.file("")).read(name);
    Sorting sorting =
        new KMeansSorter(KMeansSettings.paper(set.numUnits(), 1)).sort(set.waveforms());
    double accuracy = SortingComparison.of(set.labels(), sorting.labels()).accuracy();
    assertEquals(percent, 100 * accuracy, 0.3);
  }
}
