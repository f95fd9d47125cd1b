// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How often the spikes of each class are shown in an epoch. */
public enum ClassBalance {
  /** Each spike once. */
  AS_IS {
    @Override
    int[] order(int[] classes, SplittableRandom random) {
      return shuffled(IntStream.range(0, classes.length).toArray(), random);
    }
  },
  /** As many spikes in all, each class equally often; those of small classes several times. */
  EQUAL {
    @Override
    int[] order(int[] classes, SplittableRandom random) {
      int[] present = Arrays.stream(classes).distinct().sorted().toArray();
      int[][] members = new int[present.length][];
      for (int c = 0; c < present.length; c++) {
        int wanted = present[c];
        members[c] =
            shuffled(
                IntStream.range(0, classes.length).filter(i -> classes[i] == wanted).toArray(),
                random);
      }
      int[] order = new int[classes.length];
      for (int i = 0; i < order.length; i++) {
        int[] own = members[i % members.length];
        order[i] = own[i / members.length % own.length];
      }
      return shuffled(order, random);
    }
  };

  /** The spikes of one epoch, by index, in the order in which they are shown. */
  abstract int[] order(int[] classes, SplittableRandom random);

  static int[] shuffled(int[] indexes, SplittableRandom random) {
    for (int i = indexes.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int index = indexes[i];
      indexes[i] = indexes[other];
      indexes[other] = index;
    }
    return indexes;
  }
}
