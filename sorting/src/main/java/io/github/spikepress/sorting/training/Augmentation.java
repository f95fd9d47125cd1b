// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.SplittableRandom;

/**
 * How training spikes are varied, anew each time they are shown.
 *
 * @param gain farthest change of the amplitude, 0 to 1: a spike is multiplied by 1 − gain to 1 +
 *     gain
 * @param shift farthest move in whole samples, 0 or more; ends are held
 * @param noise standard deviation of Gaussian noise on the normalised values, 0 or more
 */
public record Augmentation(double gain, int shift, double noise) {

  /** Spikes as they are. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0);

  /** Checks the ranges. */
  public Augmentation {
    if (!(gain >= 0 && gain <= 1) || shift < 0 || !(noise >= 0 && noise <= 10)) {
      throw new WrongArgumentException(
          "augmentation needs a gain of 0 to 1, a shift of 0 or more samples and noise of 0 to 10,"
              + " got "
              + gain
              + ", "
              + shift
              + " and "
              + noise);
    }
  }

  /** Varies amplitude and place of a spike of channels of {@code numSamples} each. */
  float[] vary(float[] spike, int numSamples, SplittableRandom random) {
    float factor = gain == 0 ? 1 : (float) random.nextDouble(1 - gain, 1 + gain);
    int move = shift == 0 ? 0 : random.nextInt(-shift, shift + 1);
    float[] varied = new float[spike.length];
    for (int i = 0; i < varied.length; i++) {
      int sample = i % numSamples;
      int from = Math.max(0, Math.min(numSamples - 1, sample + move));
      varied[i] = factor * spike[i - sample + from];
    }
    return varied;
  }

  /** Adds noise to normalised values. */
  void addNoise(float[] normalised, SplittableRandom random) {
    for (int i = 0; noise > 0 && i < normalised.length; i++) {
      normalised[i] += (float) (noise * random.nextGaussian());
    }
  }
}
