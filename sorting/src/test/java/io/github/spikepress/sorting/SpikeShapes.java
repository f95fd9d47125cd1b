// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting;

import io.github.spikepress.waveforms.Waveforms;
import java.util.SplittableRandom;

/** Spikes of a few alternating shapes with Gaussian noise on one channel. */
public final class SpikeShapes {

  private SpikeShapes() {}

  /** Spikes whose unit is their index modulo the number of units. */
  public static Waveforms of(int spikes, int units, int samples, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[spikes * samples];
    for (int i = 0; i < values.length; i++) {
      int unit = i / samples % units;
      double place = (i % samples - 0.35 * samples) / (0.05 * samples * (1 + 0.5 * unit));
      double tail = Math.exp(-(place - 2) * (place - 2) / 4);
      double value = -Math.exp(-place * place) * (1 + 0.2 * unit) + 0.3 * (1 + unit % 2) * tail;
      values[i] = (float) (100 * value + 100 * noise * random.nextGaussian());
    }
    return new Waveforms(spikes, 1, samples, values);
  }

  /** The units of those spikes. */
  public static int[] labels(int spikes, int units) {
    int[] labels = new int[spikes];
    for (int i = 0; i < spikes; i++) {
      labels[i] = i % units;
    }
    return labels;
  }

  /** The share of equal numbers. */
  public static double agreement(int[] a, int[] b) {
    int equal = 0;
    for (int i = 0; i < a.length; i++) {
      equal += a[i] == b[i] ? 1 : 0;
    }
    return (double) equal / a.length;
  }
}
