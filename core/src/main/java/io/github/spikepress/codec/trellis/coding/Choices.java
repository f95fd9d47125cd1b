// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.trellis.model.TrellisModel;
import java.util.stream.IntStream;

/** Makes the choices for any number of spikes on all cores. */
public final class Choices {

  /** How many of the nearest classes are tried. */
  public static final int BREADTH = 8;

  private Choices() {}

  /**
   * Chooses for every spike.
   *
   * @param model the codec's numbers
   * @param spikes {@code [spike][value]} in model units
   * @return a choice a spike, the same for any number of threads
   */
  public static Choice[] of(TrellisModel model, float[][] spikes) {
    ChoiceNumbers numbers = new ChoiceNumbers(model);
    Choice[] choices = new Choice[spikes.length];
    int blocks = (spikes.length + SpikeChooser.BLOCK - 1) / SpikeChooser.BLOCK;
    int batches = Math.min(blocks, 4 * Runtime.getRuntime().availableProcessors());
    IntStream.range(0, batches)
        .parallel()
        .forEach(
            batch -> {
              SpikeChooser chooser = new SpikeChooser(numbers, BREADTH);
              int last = (int) ((long) blocks * (batch + 1) / batches);
              for (int block = (int) ((long) blocks * batch / batches); block < last; block++) {
                int from = block * SpikeChooser.BLOCK;
                int to = Math.min(from + SpikeChooser.BLOCK, spikes.length);
                chooser.choose(spikes, from, to, choices);
              }
            });
    return choices;
  }
}
