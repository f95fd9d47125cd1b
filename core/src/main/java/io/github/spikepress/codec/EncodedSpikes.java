// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.entropy.SymbolCounts;

/**
 * Spikes as a codec stores them.
 *
 * @param numSpikes how many
 * @param payload entropy-coded bytes
 * @param counts how often each symbol was coded in each of its contexts: their empirical entropy is
 *     the paper's measure of size (Section 2.6), beside the bits that were really written
 */
public record EncodedSpikes(int numSpikes, byte[] payload, SymbolCounts counts) {

  /**
   * The size that was really written.
   *
   * @return bits
   */
  public long payloadBits() {
    return 8L * payload.length;
  }
}
