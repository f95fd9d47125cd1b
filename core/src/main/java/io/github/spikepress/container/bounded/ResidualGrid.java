// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.bounded;

import io.github.spikepress.waveforms.Waveforms;

/**
 * The values that can be restored around what the codec gives: steps of one length from it, or from
 * the integer nearest to it.
 *
 * @param integers whether values are integers
 * @param step length of a step, positive
 */
record ResidualGrid(boolean integers, double step) {

  /** How many steps lead nearest to a value. */
  long nearest(float value, float coded) {
    return (long) Math.rint((value - base(coded)) / step);
  }

  /** Where so many steps lead. */
  float value(float coded, int steps) {
    return (float) (base(coded) + steps * step);
  }

  Waveforms restored(Waveforms coded, int[] steps) {
    float[] values = new float[steps.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(coded.values()[i], steps[i]);
    }
    return new Waveforms(coded.numSpikes(), coded.numChannels(), coded.numSamples(), values);
  }

  private double base(float coded) {
    return integers ? Math.rint(coded) : coded;
  }
}
