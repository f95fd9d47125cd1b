// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names training waveforms by their content. */
final class TrainingHash {

  private TrainingHash() {}

  /** SHA-256 of the values as float32, little endian, in hexadecimal. */
  static String sha256(Waveforms waveforms) {
    byte[] bytes = Tensor.float32(waveforms.values(), waveforms.values().length).bytes();
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
