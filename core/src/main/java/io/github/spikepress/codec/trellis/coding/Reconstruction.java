// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.trellis.model.TrellisModel;

/** The numbers from which spikes are restored, ready for use. Immutable and thread-safe. */
public final class Reconstruction {

  private final TrellisModel model;
  private final float[][] means;
  private final float[][] basis;

  /**
   * Prepares.
   *
   * @param model the codec's numbers
   */
  public Reconstruction(TrellisModel model) {
    this.model = model;
    means = model.means().toFloats();
    basis = model.basis().toFloats();
  }

  void startFromMean(int spikeClass, float[] spike) {
    System.arraycopy(means[spikeClass], 0, spike, 0, spike.length);
  }

  void addDirection(int coefficient, float factor, float[] spike) {
    float[] direction = basis[coefficient];
    for (int t = 0; t < spike.length; t++) {
      spike[t] += direction[t] * factor;
    }
  }

  int[] spreads(int spikeClass, int step) {
    return model.spreads()[spikeClass][step];
  }

  float coefficient(int spread, int set, int magnitude, int step) {
    return model.tables().level(spread, set, magnitude) * model.steps()[step];
  }
}
