// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.benchmarks;

import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * The set REAL: 908 groups of four spikes that are consecutive in time, 64 samples each.
 *
 * @param training {@code [group][port][sample]} of the training half
 * @param test the same of the test half
 */
record RealSet(Waveforms training, Waveforms test) {

  static RealSet read(Path folder, int split) throws IOException {
    NumpyArray array = NumpyArray.read(folder.resolve("real_waveforms.npy"));
    int[] shape = array.shape();
    Waveforms all = new Waveforms(shape[0], shape[1], shape[2], array.floats());
    byte[] chosen = NumpyArray.read(folder.resolve("real_training.npy")).bytes();
    return new RealSet(half(all, chosen, split, 1), half(all, chosen, split, 0));
  }

  private static Waveforms half(Waveforms all, byte[] chosen, int split, int which) {
    int count = all.numSpikes();
    return all.select(
        IntStream.range(0, count).filter(i -> chosen[split * count + i] == which).toArray());
  }
}
