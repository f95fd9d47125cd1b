// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.waveforms.Waveforms;

/** A trained codec that can still be made finer or coarser without training. */
public interface RateAdjustable extends SpikeCodec {

  /**
   * Adjusts the codec to a target on given spikes.
   *
   * @param target how good or how small
   * @param spikes {@code [spike][channel][sample]} on which the target is to be met, at least one;
   *     only their number of bits and their distortion are looked at
   * @return the coarsest codec of at least the quality, or the finest of at least the ratio; the
   *     end of its reach where it cannot get there; this codec itself without a target
   */
  SpikeCodec adjusted(RateTarget target, Waveforms spikes);
}
