// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.sorting.model.InputNormalisation;

/**
 * As {@link NetworkBenchmark}, on simulated sets, on which the training's settings are chosen.
 * Arguments: {@code pseudo} or {@code true}; the normalisation; seeds; a kind of {@link
 * SimulatedSets}, how many sets, from which seed.
 */
public final class SimulatedNetworkBenchmark {

  private SimulatedNetworkBenchmark() {}

  /** Measures and prints one row a set. */
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[4]);
    long seed = Long.parseLong(arguments[5]);
    NetworkBenchmark.print(
        SimulatedSets.of(arguments[3], count, seed).stream(),
        arguments[0].equals("pseudo"),
        InputNormalisation.of(arguments[1]),
        Integer.parseInt(arguments[2]));
  }
}
