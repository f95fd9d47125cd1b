// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting;

import io.github.spikepress.waveforms.Waveforms;
import java.util.SplittableRandom;

/** Spikes of a few distinct shapes under white noise, unit by unit in turn. */
public final class GaussianBlobs {

  private GaussianBlobs() {}

  /** Spike i belongs to unit i mod units; shapes are sines of different frequency, amplitude 10. */
  public static Waveforms of(int spikes, int units, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int samples = 32;
    float[] values = new float[spikes * samples];
    for (int i = 0; i < values.length; i++) {
      int unit = i / samples % units;
      double shape = 10 * Math.sin((unit + 1) * Math.PI * (i % samples) / samples);
      values[i] = (float) (shape + noise * random.nextGaussian());
    }
    return new Waveforms(spikes, 1, samples, values);
  }

  /** The true labels of those spikes. */
  public static int[] labels(int spikes, int units) {
    int[] labels = new int[spikes];
    for (int i = 0; i < spikes; i++) {
      labels[i] = i % units;
    }
    return labels;
  }
}
