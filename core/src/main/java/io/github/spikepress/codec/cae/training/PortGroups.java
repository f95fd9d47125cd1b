// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.PortLayout;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Training waveforms as groups of ports, and which of them are only looked at for validation.
 *
 * @param waveforms {@code [group][port][sample]}
 * @param training indexes of the groups to train on
 * @param validation indexes of the groups that choose the epoch; may be empty
 */
record PortGroups(Waveforms waveforms, int[] training, int[] validation) {

  private static final int FEWEST_TO_SPLIT = 10;

  /**
   * Puts waveforms on the ports.
   *
   * @param spikes {@code [spike][channel][sample]}
   * @param layout which waveform goes to which port
   * @param share share of the groups for validation; an incomplete last group is never among them
   * @param random chooses them
   */
  static PortGroups of(Waveforms spikes, PortLayout layout, double share, SplittableRandom random) {
    int groups = layout.groups(spikes.numSpikes());
    int[] waveforms =
        IntStream.range(0, groups * layout.mSpk())
            .map(i -> layout.waveform(i / layout.mSpk(), i % layout.mSpk(), spikes.numSpikes()))
            .toArray();
    Waveforms grouped = spikes.regroup(1).select(waveforms).regroup(layout.mSpk());
    boolean incomplete = layout.isFill(groups - 1, layout.mSpk() - 1, spikes.numSpikes());
    int complete = incomplete ? groups - 1 : groups;
    int held = complete < FEWEST_TO_SPLIT ? 0 : (int) Math.rint(share * complete);
    int[] order = shuffled(complete, random);
    int[] training =
        IntStream.concat(Arrays.stream(order, held, complete), IntStream.range(complete, groups))
            .sorted()
            .toArray();
    return new PortGroups(grouped, training, Arrays.stream(order, 0, held).sorted().toArray());
  }

  /** The numbers below a count in random order. */
  static int[] shuffled(int count, SplittableRandom random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}
