// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.files.Hashes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 over waveforms as float32, little endian, {@code [spike][channel][sample]}: the same for
 * the same spikes, in however many pieces they come. Not thread-safe.
 */
public final class WaveformDigest {

  private static final int BLOCK = 4096;

  private final MessageDigest digest = Hashes.sha256();
  private final ByteBuffer block =
      ByteBuffer.allocate(BLOCK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /**
   * Hashes waveforms.
   *
   * @param waveforms any number of spikes
   * @return 64 lower-case hexadecimal digits
   */
  public static String sha256Hex(Waveforms waveforms) {
    WaveformDigest digest = new WaveformDigest();
    digest.update(waveforms);
    return HexFormat.of().formatHex(digest.finish());
  }

  /**
   * Adds spikes.
   *
   * @param waveforms the next spikes
   */
  public void update(Waveforms waveforms) {
    float[] values = waveforms.values();
    for (int from = 0; from < values.length; from += BLOCK) {
      block.clear();
      block.asFloatBuffer().put(values, from, Math.min(BLOCK, values.length - from));
      digest.update(block.array(), 0, Float.BYTES * Math.min(BLOCK, values.length - from));
    }
  }

  /**
   * Ends.
   *
   * @return 32 bytes; the digest starts anew
   */
  public byte[] finish() {
    return digest.digest();
  }
}
