// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin;

import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.plugin.sample.BundledSample;
import java.nio.file.Path;
import java.util.Random;

/** Input files for tests. */
public final class TestSpikes {

  private TestSpikes() {}

  /** Cut spikes of three shapes with noise: {@code [600][1][64]}. */
  public static Path cut(Path folder) {
    return cut(folder.resolve("cut.npy"), 64, new Random(1));
  }

  /** Cut spikes of another window. */
  public static Path cutOfLength(Path folder, int numSamples) {
    return cut(folder.resolve("cut" + numSamples + ".npy"), numSamples, new Random(1));
  }

  /** The bundled recording. */
  public static Path recording(Path folder) {
    return BundledSample.copyTo(folder);
  }

  private static Path cut(Path file, int numSamples, Random random) {
    int numSpikes = 600;
    float[] values = new float[numSpikes * numSamples];
    for (int i = 0; i < numSpikes; i++) {
      for (int t = 0; t < numSamples; t++) {
        double x = (t - 0.3 * numSamples) / (0.04 * numSamples * (1 + i % 3));
        double shape = -80 * (1 + i % 3) * Math.exp(-x * x) + 30 * Math.exp(-(x - 2) * (x - 2) / 4);
        values[i * numSamples + t] = (float) (shape + 4 * random.nextGaussian());
      }
    }
    NpyFile.write(file, NumericArray.of(values, numSpikes, 1, numSamples));
    return file;
  }
}
