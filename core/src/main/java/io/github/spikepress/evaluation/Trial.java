// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One repetition of a measurement: which spikes a codec learns from, which it is measured on, and
 * the seed of its training.
 *
 * @param name what people call it, for example {@code "random halves 1"}
 * @param split the two parts
 * @param seed start of every random choice of the training
 */
public record Trial(String name, Split split, long seed) {

  /**
   * Halves at random, another random choice in each trial.
   *
   * @param numSpikes how many spikes there are
   * @param groupSpikes consecutive spikes that stay together: the ports of the encoder for
   *     single-channel spikes, 1 for multichannel events
   * @param count how many trials, at least 1
   * @param firstSeed seed of the first trial, for its split and its training; the others follow
   * @return the trials
   */
  public static List<Trial> random(int numSpikes, int groupSpikes, int count, long firstSeed) {
    return seeds(count, firstSeed)
        .mapToObj(
            seed ->
                new Trial(
                    "random halves " + seed,
                    Split.of(numSpikes, SplitSettings.random(groupSpikes, seed)),
                    seed))
        .toList();
  }

  /**
   * The first half for training, the second for the measurement; only the seed of the training
   * changes from trial to trial.
   *
   * @param numSpikes how many spikes there are
   * @param groupSpikes consecutive spikes that stay together
   * @param count how many trials, at least 1
   * @param firstSeed seed of the first training; the others follow
   * @return the trials
   */
  public static List<Trial> byTime(int numSpikes, int groupSpikes, int count, long firstSeed) {
    Split split = Split.of(numSpikes, SplitSettings.byTime(groupSpikes));
    return seeds(count, firstSeed).mapToObj(seed -> new Trial("by time", split, seed)).toList();
  }

  /**
   * Given splits, the first with seed 1.
   *
   * @param splits at least one
   * @return a trial for each
   */
  public static List<Trial> given(List<Split> splits) {
    return IntStream.range(0, splits.size())
        .mapToObj(i -> new Trial("given split " + i, splits.get(i), i + 1L))
        .toList();
  }

  private static LongStream seeds(int count, long first) {
    if (count < 1) {
      throw new WrongArgumentException("a comparison needs at least 1 trial, got " + count);
    }
    return LongStream.range(first, first + count);
  }
}
