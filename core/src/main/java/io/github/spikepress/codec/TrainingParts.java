// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Random;

/**
 * Training spikes, cut at random into a part to learn from and a part to measure on.
 *
 * @param fitting the part to learn from
 * @param validation the part to measure on; the fitting part itself where there is one spike only
 */
public record TrainingParts(Waveforms fitting, Waveforms validation) {

  /**
   * Cuts a fifth of the spikes out for validation.
   *
   * @param training at least one spike, all values finite
   * @param seed start of the random choice
   * @return the parts, each in the order of the training spikes
   * @throws WrongArgumentException if there are no spikes or a value is not finite
   */
  public static TrainingParts cut(Waveforms training, long seed) {
    int numSpikes = training.numSpikes();
    if (numSpikes < 1) {
      throw new WrongArgumentException("training needs at least 1 spike, got none");
    }
    training.requireFinite();
    if (numSpikes == 1) {
      return new TrainingParts(training, training);
    }
    int[] order = shuffled(numSpikes, new Random(seed));
    int forValidation = Math.max(1, numSpikes / 5);
    return new TrainingParts(
        training.select(sorted(order, forValidation, numSpikes)),
        training.select(sorted(order, 0, forValidation)));
  }

  private static int[] shuffled(int count, Random random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static int[] sorted(int[] order, int from, int to) {
    int[] part = Arrays.copyOfRange(order, from, to);
    Arrays.sort(part);
    return part;
  }
}
