// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.waveforms.Waveforms;
import java.util.SplittableRandom;

/** Spikes of random size and width, cheap to make: what networks learn in tests. */
final class SimulatedBumps {

  static final int SAMPLES = 20;

  private SimulatedBumps() {}

  /** Spikes of 20 samples; each channel has a size of its own. */
  static Waveforms of(int count, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count * channels * SAMPLES];
    for (int spike = 0; spike < count; spike++) {
      double width = random.nextDouble(1, 4);
      for (int channel = 0; channel < channels; channel++) {
        double size = random.nextDouble(-80, 80);
        int from = (spike * channels + channel) * SAMPLES;
        for (int t = 0; t < SAMPLES; t++) {
          values[from + t] = (float) (size * bump((t - 7) / width));
        }
      }
    }
    return new Waveforms(count, channels, SAMPLES, values);
  }

  private static double bump(double x) {
    return StrictMath.exp(-x * x) - 0.3 * StrictMath.exp(-(x - 2) * (x - 2));
  }
}
