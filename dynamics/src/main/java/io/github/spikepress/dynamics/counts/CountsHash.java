// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.files.Hashes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Tells trials apart: the hash of what was observed. */
public final class CountsHash {

  private CountsHash() {}

  /**
   * Hashes trials. Entries that were not observed count as −1, whatever their value.
   *
   * @param counts trials
   * @return SHA-256 of shape and entries (32 bits each, big endian), hexadecimal
   */
  public static String of(BinnedCounts counts) {
    MessageDigest digest = Hashes.sha256();
    digest.update(ints(counts.numTrials(), counts.numBins(), counts.numChannels()));
    for (int trial = 0; trial < counts.numTrials(); trial++) {
      for (int bin = 0; bin < counts.numBins(); bin++) {
        int[] row = counts.counts()[trial][bin].clone();
        for (int channel = 0; channel < row.length; channel++) {
          row[channel] = counts.observed()[trial][bin][channel] ? row[channel] : -1;
        }
        digest.update(ints(row));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] ints(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    buffer.asIntBuffer().put(values);
    return buffer.array();
  }
}
