// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A set cut in two at random.
 *
 * @param set the set
 * @param training spikes that may be learned from, by index
 * @param test the others
 */
record RandomHalves(LabelledSpikes set, int[] training, int[] test) {

  static RandomHalves of(LabelledSpikes set, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, set.labels().length).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int index = order[i];
      order[i] = order[other];
      order[other] = index;
    }
    int half = order.length / 2;
    return new RandomHalves(
        set, Arrays.copyOf(order, half), Arrays.copyOfRange(order, half, order.length));
  }

  /** The true units of some spikes. */
  int[] labels(int[] spikes) {
    return Arrays.stream(spikes).map(i -> set.labels()[i]).toArray();
  }

  /** The share in percent of test spikes with the true unit. */
  double right(int[] units) {
    return share(units, labels(test));
  }

  static double share(int[] given, int[] truth) {
    return 100.0
        * IntStream.range(0, truth.length).filter(i -> given[i] == truth[i]).count()
        / truth.length;
  }
}
