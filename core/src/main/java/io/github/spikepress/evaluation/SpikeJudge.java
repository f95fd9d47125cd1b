// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.waveforms.Waveforms;

/** Says how well spikes can still be told apart by neuron. */
public interface SpikeJudge {

  /** Does not judge. */
  SpikeJudge NONE =
      new SpikeJudge() {
        @Override
        public String name() {
          return "none";
        }

        @Override
        public double accuracy(Waveforms waveforms, int[] labels) {
          return Double.NaN;
        }
      };

  /**
   * How it judges, with all its settings: judges of one name give equal judgements.
   *
   * @return one line
   */
  String name();

  /**
   * Sorts spikes and compares with the truth.
   *
   * @param waveforms {@code [spike][channel][sample]}
   * @param labels true unit of each spike, −1 = not known
   * @return share of the spikes of known unit that were given the right one, 0 to 1; NaN where
   *     there is nothing to tell apart
   */
  double accuracy(Waveforms waveforms, int[] labels);
}
