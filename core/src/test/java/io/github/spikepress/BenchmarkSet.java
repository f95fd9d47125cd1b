// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.IntStream;

/**
 * The set REAL of the reference figures: real spikes in groups of four, one channel of 64 samples
 * each, with its five splits.
 *
 * @param training spikes of the training half, one channel each
 * @param test spikes of the test half
 */
public record BenchmarkSet(Waveforms training, Waveforms test) {

  private static final int GROUPS = 908;

  /**
   * Reads a split; the calling test is skipped where the set is absent.
   *
   * @param split 0 to 4
   * @return both halves as single-channel spikes
   */
  public static BenchmarkSet real(int split) {
    ByteBuffer values = content("benchmark/real_waveforms.npy");
    float[] floats = new float[GROUPS * 4 * 64];
    values.asFloatBuffer().get(floats);
    ByteBuffer halves = content("benchmark/real_training.npy");
    Waveforms groups = new Waveforms(GROUPS, 4, 64, floats);
    return new BenchmarkSet(
        groups.select(groupsOf(halves, split, 1)).regroup(1),
        groups.select(groupsOf(halves, split, 0)).regroup(1));
  }

  private static int[] groupsOf(ByteBuffer halves, int split, int half) {
    return IntStream.range(0, GROUPS)
        .filter(group -> halves.get(halves.position() + split * GROUPS + group) == half)
        .toArray();
  }

  /** The numbers of an NPY file of version 1, after its header. */
  private static ByteBuffer content(String name) {
    try {
      byte[] bytes = Files.readAllBytes(RealData.file(name));
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int header = 10 + buffer.getShort(8);
      String text = new String(bytes, 0, header, StandardCharsets.ISO_8859_1);
      if (text.contains("'fortran_order': True")) {
        throw new IllegalStateException(name + " is not row-major");
      }
      return buffer.position(header);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
