// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

/** Firing rates as heat maps: bins to the right, channels downwards, a frame for each trial. */
public final class RatesImage {

  private RatesImage() {}

  /**
   * Draws rates.
   *
   * @param ratesHz spikes per second, {@code [trial][bin][channel]}
   * @param observed what was observed, in the same shape
   * @return a hyperstack of two channels: the rate, and 1 where observed or 0 where missing
   */
  public static ImagePlus of(double[][][] ratesHz, boolean[][][] observed) {
    int bins = ratesHz[0].length;
    int channels = ratesHz[0][0].length;
    ImageStack stack = new ImageStack(bins, channels);
    for (int trial = 0; trial < ratesHz.length; trial++) {
      FloatProcessor rates = new FloatProcessor(bins, channels);
      FloatProcessor seen = new FloatProcessor(bins, channels);
      for (int bin = 0; bin < bins; bin++) {
        for (int channel = 0; channel < channels; channel++) {
          rates.setf(bin, channel, (float) ratesHz[trial][bin][channel]);
          seen.setf(bin, channel, observed[trial][bin][channel] ? 1 : 0);
        }
      }
      stack.addSlice("trial " + trial + ": rate (Hz)", rates);
      stack.addSlice("trial " + trial + ": observed", seen);
    }
    ImagePlus image = new ImagePlus("Rates", stack);
    image.setDimensions(2, 1, ratesHz.length);
    image.setOpenAsHyperStack(true);
    return image;
  }
}
