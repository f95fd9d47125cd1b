// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.waveforms.Waveforms;

/**
 * A trained codec. Encoding and decoding are thread-safe and repeatable: the same spikes give the
 * same bytes on any machine, for any number of threads, and decoding gives the encoder's own
 * reconstruction bit for bit.
 */
public interface SpikeCodec {

  /**
   * Everything that is needed to make this codec again.
   *
   * @return the model, whose {@link CodecModel#family()} names the family that loads it
   */
  CodecModel model();

  /**
   * Encodes spikes. What comes back can be decoded without any other call to this method.
   *
   * @param waveforms {@code [spike][channel][sample]} of the model's window; any number of spikes
   * @return the entropy-coded payload and the counts of what it codes
   * @throws io.github.spikepress.errors.WrongArgumentException if the window differs from the
   *     model's, or a value is not finite (naming spike and channel)
   */
  EncodedSpikes encode(Waveforms waveforms);

  /**
   * Restores spikes.
   *
   * @param numSpikes how many spikes the payload holds
   * @param payload what {@link #encode} made
   * @return {@code [spike][channel][sample]} in the units of the encoded waveforms
   * @throws io.github.spikepress.errors.DamagedFileException if the payload cannot have come from
   *     {@link #encode} of that many spikes
   */
  Waveforms decode(int numSpikes, byte[] payload);

  /**
   * What running the codec costs.
   *
   * @return parameters and operations per spike
   */
  CodecCost cost();
}
