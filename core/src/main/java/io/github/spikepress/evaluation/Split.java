// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Spikes divided into two parts that share none, each in the order of the whole.
 *
 * @param training indexes of the spikes to train on, ascending
 * @param test indexes of the spikes to measure on, ascending
 */
public record Split(int[] training, int[] test) {

  /**
   * Divides spikes.
   *
   * @param numSpikes how many there are
   * @param settings how to divide them
   * @return the split; an incomplete last group counts as a group
   * @throws WrongArgumentException if one of the parts would be empty
   */
  public static Split of(int numSpikes, SplitSettings settings) {
    int numGroups = (numSpikes + settings.groupSpikes() - 1) / settings.groupSpikes();
    int chosen = (int) Math.rint(numGroups * settings.trainingFraction());
    if (chosen < 1 || chosen >= numGroups) {
      throw new WrongArgumentException(
          numSpikes
              + " spikes in groups of "
              + settings.groupSpikes()
              + " are too few for a training and a test part");
    }
    int[] groups = IntStream.range(0, numGroups).toArray();
    if (settings.order() == SplitSettings.Order.RANDOM) {
      shuffle(groups, new Random(settings.seed()));
    }
    boolean[] trains = new boolean[numGroups];
    for (int i = 0; i < chosen; i++) {
      trains[groups[i]] = true;
    }
    return new Split(
        spikes(numSpikes, settings.groupSpikes(), trains, true),
        spikes(numSpikes, settings.groupSpikes(), trains, false));
  }

  /**
   * The spikes of a part.
   *
   * @param spikes the whole
   * @param part {@link #training} or {@link #test}
   * @return a copy of the part
   */
  public static Spikes select(Spikes spikes, int[] part) {
    return new Spikes(
        spikes.waveforms().select(part),
        spikes.events().map(events -> select(events, part)),
        spikes.labels().map(labels -> Arrays.stream(part).map(i -> labels[i]).toArray()),
        spikes.metadata());
  }

  private static SpikeEvents select(SpikeEvents events, int[] part) {
    return new SpikeEvents(
        Arrays.stream(part).mapToLong(i -> events.samples()[i]).toArray(),
        Arrays.stream(part).map(i -> events.channels()[i]).toArray());
  }

  private static int[] spikes(int numSpikes, int groupSpikes, boolean[] trains, boolean wanted) {
    return IntStream.range(0, numSpikes).filter(i -> trains[i / groupSpikes] == wanted).toArray();
  }

  private static void shuffle(int[] values, Random random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = values[i];
      values[i] = values[other];
      values[other] = kept;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Split that
        && Arrays.equals(training, that.training)
        && Arrays.equals(test, that.test);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(training) + Arrays.hashCode(test);
  }

  @Override
  public String toString() {
    return "Split[training=" + training.length + ", test=" + test.length + "]";
  }
}
