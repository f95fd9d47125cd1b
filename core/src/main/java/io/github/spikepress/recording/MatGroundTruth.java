// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.files.MatFile;
import io.github.spikepress.files.NumericArray;
import java.util.List;
import java.util.Optional;

/** Where MAT files keep the true spikes of their signal. */
final class MatGroundTruth {

  /** Names of times and of classes; a file without the second has one unit. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("spike_times", "spike_class"),
          List.of("true_spike_times", "true_spike_class"),
          List.of("spikes", "spike_class"));

  private MatGroundTruth() {}

  /**
   * Finds true spikes.
   *
   * @param mat the file
   * @return empty if it has none
   */
  static Optional<GroundTruth> find(MatFile mat) {
    return NAMES.stream()
        .filter(names -> mat.has(names.get(0)))
        .map(names -> truth(mat, names.get(0), names.get(1)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<GroundTruth> truth(MatFile mat, String times, String classes) {
    NumericArray samples = mat.cells(times).get(0);
    if (!samples.isVector()) {
      return Optional.empty();
    }
    int[] labels = mat.has(classes) ? mat.cells(classes).get(0).toInts() : new int[samples.size()];
    return Optional.of(GroundTruth.sorted(samples.toLongs(), labels));
  }
}
