// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.choice;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.evaluation.WrittenSpikes;
import io.github.spikepress.waveforms.Spikes;

/**
 * What a candidate offers: measured on spikes that it did not learn from, in a file that was really
 * written.
 *
 * @param candidate who offers
 * @param cost what its encoder takes
 * @param sndrDb quality reached
 * @param modelBytes the model in the file
 * @param bytesPerSpike payload
 */
record Bid(
    Candidate candidate, CodecCost cost, double sndrDb, long modelBytes, double bytesPerSpike) {

  static Bid of(Candidate candidate, SpikeCodec codec, Spikes validation) {
    WrittenSpikes written =
        WrittenSpikes.of(validation, codec, candidate.family(), candidate.embeds());
    return new Bid(
        candidate,
        codec.cost(),
        written.report().distortion().meanSndrDb(),
        written.report().modelBytes(),
        written.report().payloadBits() / 8.0 / validation.waveforms().numSpikes());
  }

  /** Model and payload of so many spikes; what else a file holds is the same for all. */
  long totalBytes(long numSpikes) {
    return modelBytes + Math.round(bytesPerSpike * numSpikes);
  }
}
