// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Spikes;
import java.util.List;

/**
 * Spikes to compare codecs on, and how often and how they are divided.
 *
 * @param name what people call the set
 * @param spikes all of them, with their labels where they are to be sorted
 * @param trials the repetitions, at least one
 */
public record ComparisonSet(String name, Spikes spikes, List<Trial> trials) {

  /** Takes a copy of the trials. */
  public ComparisonSet {
    trials = List.copyOf(trials);
    if (trials.isEmpty()) {
      throw new WrongArgumentException("a comparison needs at least 1 trial, got none");
    }
  }

  /**
   * Five random halves, groups of four consecutive spikes kept together where a spike has one
   * channel: the protocol of the CAE paper, Section 2.6.1.
   *
   * @param name what people call the set
   * @param spikes all of them
   * @return the set with its trials
   */
  public static ComparisonSet usual(String name, Spikes spikes) {
    int group = spikes.waveforms().numChannels() == 1 ? 4 : 1;
    return new ComparisonSet(
        name, spikes, Trial.random(spikes.waveforms().numSpikes(), group, 5, 1));
  }

  /**
   * The same set with the first trials only.
   *
   * @param count how many at most, at least 1
   * @return the shorter set
   */
  public ComparisonSet first(int count) {
    return new ComparisonSet(name, spikes, trials.subList(0, Math.min(count, trials.size())));
  }
}
