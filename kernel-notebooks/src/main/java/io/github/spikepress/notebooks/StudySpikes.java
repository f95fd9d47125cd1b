// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import io.github.spikepress.evaluation.ComparisonSet;
import io.github.spikepress.evaluation.Split;
import io.github.spikepress.evaluation.Trial;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;

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
   * The set as the core's comparison of codecs takes it.
   *
   * @return the spikes with this one division, and the seed of the studies
   */
  public ComparisonSet comparison() {
    return new ComparisonSet(name, spikes, List.of(new Trial("study", split, Study.SEED)));
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
