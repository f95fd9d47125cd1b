// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.quantization.FourStateTrellis;

/**
 * What is stored of one spike.
 *
 * @param spikeClass the class, or the number of classes for a foreign spike
 * @param step index of the step size
 * @param levels signed magnitudes of the coefficients; empty for a foreign spike
 * @param distortion squared error in model units, as the search estimates it
 * @param bits code length
 */
public record Choice(int spikeClass, int step, int[] levels, float distortion, float bits) {

  /**
   * Restores the spike, which must not be a foreign one.
   *
   * @param numbers of the model that the choice was made with
   * @param into receives {@code [channel × sample]} in model units
   */
  public void reconstruct(Reconstruction numbers, float[] into) {
    numbers.startFromMean(spikeClass, into);
    int[] spreads = numbers.spreads(spikeClass, step);
    int state = 0;
    for (int i = 0; i < levels.length; i++) {
      int magnitude = Math.abs(levels[i]);
      if (magnitude > 0) {
        int set = FourStateTrellis.set(state);
        float size = numbers.coefficient(spreads[i], set, magnitude, step);
        numbers.addDirection(i, levels[i] < 0 ? -size : size, into);
      }
      state = FourStateTrellis.next(state, magnitude);
    }
  }
}
