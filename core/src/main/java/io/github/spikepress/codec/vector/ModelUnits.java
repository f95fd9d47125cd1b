// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.waveforms.Waveforms;

/** Scales spikes so that the training spikes have unit power. */
final class ModelUnits {

  private static final double LEAST = 1e-30;
  private static final double GREATEST = 1e30;

  private ModelUnits() {}

  /** Model units per recording unit; 1 for silence. */
  static float gain(Waveforms training) {
    double power = 0;
    for (float value : training.values()) {
      power += (double) value * value;
    }
    double rms = Math.sqrt(power / training.values().length);
    return rms > 0 ? (float) (1 / Math.max(LEAST, Math.min(GREATEST, rms))) : 1;
  }

  /** Spikes as {@code [spike][channel × sample]} in model units. */
  static float[][] of(Waveforms waveforms, float gain) {
    float[][] vectors = new float[waveforms.numSpikes()][waveforms.valuesPerSpike()];
    for (int n = 0; n < vectors.length; n++) {
      waveforms.copySpike(n, vectors[n]);
      for (int t = 0; t < vectors[n].length; t++) {
        vectors[n][t] *= gain;
      }
    }
    return vectors;
  }
}
