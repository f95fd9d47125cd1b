// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Switches every channel on and off in its own rhythm, evenly spread over the bins and with a
 * random phase for each trial and channel. Staggered sampling, as in two-photon imaging, has equal
 * fractions.
 *
 * @param fractions share of the bins in which each channel is on, 0 to 1; not copied
 */
public record DutyCycles(double[] fractions) implements SamplingScheme {

  /** Checks the ranges. */
  public DutyCycles {
    for (double fraction : fractions) {
      if (!(fraction >= 0 && fraction <= 1)) {
        throw new WrongArgumentException("a duty cycle lies between 0 and 1, got " + fraction);
      }
    }
  }

  /**
   * The same duty cycle for all channels.
   *
   * @param channels number of channels
   * @param fraction share of the bins in which a channel is on, 0 to 1
   * @return the scheme
   */
  public static DutyCycles equal(int channels, double fraction) {
    double[] fractions = new double[channels];
    Arrays.fill(fractions, fraction);
    return new DutyCycles(fractions);
  }

  @Override
  public boolean[][][] draw(int trials, int bins, int channels, long seed) {
    if (channels != fractions.length) {
      throw new WrongArgumentException(
          fractions.length + " duty cycles for " + channels + " channels; give one for each");
    }
    SplittableRandom random = new SplittableRandom(seed);
    boolean[][][] mask = new boolean[trials][bins][channels];
    for (boolean[][] trial : mask) {
      for (int channel = 0; channel < channels; channel++) {
        mark(trial, channel, random.nextDouble());
      }
    }
    return mask;
  }

  /** On whenever the running sum of the fraction passes a whole number. */
  private void mark(boolean[][] trial, int channel, double phase) {
    double fraction = fractions[channel];
    for (int bin = 0; bin < trial.length; bin++) {
      trial[bin][channel] =
          Math.floor(phase + (bin + 1) * fraction) > Math.floor(phase + bin * fraction);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DutyCycles that && Arrays.equals(fractions, that.fractions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(fractions);
  }

  @Override
  public String toString() {
    return "DutyCycles" + Arrays.toString(fractions);
  }
}
