// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import io.github.spikepress.evaluation.Split;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Spikes of a study, divided into those that may be learnt from and those that are measured on.
 *
 * @param name what they are, for tables and charts
 * @param spikes all of them, in the order of time
 * @param split which are for training and which for the test
 */
public record StudySpikes(String name, Spikes spikes, Split split) {

  /**
   * The training part.
   *
   * @return {@code [spike][channel][sample]}
   */
  public Waveforms training() {
    return spikes.waveforms().select(split.training());
  }

  /**
   * The test part.
   *
   * @return spikes with their labels, where these are known
   */
  public Spikes test() {
    return Split.select(spikes, split.test());
  }

  /**
   * The same spikes divided otherwise.
   *
   * @param other the division
   * @return a copy
   */
  public StudySpikes with(Split other) {
    return new StudySpikes(name, spikes, other);
  }
}
