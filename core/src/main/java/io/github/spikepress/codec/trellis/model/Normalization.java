// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.model;

import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Scales channels so that typical training spikes have unit power.
 *
 * @param gain {@code [channel]} model units per recording unit, positive and finite
 * @param numSamples samples of a channel
 */
public record Normalization(float[] gain, int numSamples) {

  /** Values beyond this, in model units, are out of reach of a model's numbers. */
  private static final float LIMIT = 1e4f;

  private static final float LEAST_POWER = 1e-30f;

  /**
   * Measures one gain for all channels.
   *
   * @param training spikes in recording units; where all are silent the gain is 1
   * @return one over their rms, for each channel
   */
  public static Normalization of(Waveforms training) {
    double power = 0;
    for (float value : training.values()) {
      power += (double) value * value;
    }
    double rms = Math.sqrt(power / Math.max(1, training.values().length));
    float common = rms > LEAST_POWER && rms < 1 / LEAST_POWER ? (float) (1 / rms) : 1;
    float[] gain = new float[training.numChannels()];
    Arrays.fill(gain, common);
    return new Normalization(gain, training.numSamples());
  }

  /**
   * Whether the codec's numbers would not reach.
   *
   * @param spike of {@link #toModelUnits}
   * @return whether it became NaN there
   */
  public static boolean isTooLarge(float[] spike) {
    return spike.length > 0 && Float.isNaN(spike[0]);
  }

  /**
   * Takes spikes out of a recording.
   *
   * @param waveforms in recording units, of the same window
   * @param from first spike
   * @param to one past the last
   * @return {@code [spike][channel × sample]} in model units, new; a spike that is too large is all
   *     NaN
   */
  public float[][] toModelUnits(Waveforms waveforms, int from, int to) {
    int size = waveforms.valuesPerSpike();
    float[][] spikes = new float[to - from][size];
    for (int i = 0; i < spikes.length; i++) {
      toModelUnits(waveforms.values(), (from + i) * size, spikes[i]);
    }
    return spikes;
  }

  private void toModelUnits(float[] values, int start, float[] into) {
    for (int channel = 0; channel < gain.length; channel++) {
      float factor = gain[channel];
      int first = channel * numSamples;
      for (int t = first; t < first + numSamples; t++) {
        into[t] = values[start + t] * factor;
      }
    }
    for (float value : into) {
      if (!(Math.abs(value) <= LIMIT)) {
        Arrays.fill(into, Float.NaN);
        return;
      }
    }
  }

  /**
   * Puts a spike back among those of a recording.
   *
   * @param spike {@code [channel × sample]} in model units
   * @param into receives it in recording units
   * @param start place of its first value there
   */
  public void toRecordingUnits(float[] spike, float[] into, int start) {
    for (int channel = 0; channel < gain.length; channel++) {
      float divisor = gain[channel];
      int first = channel * numSamples;
      for (int t = first; t < first + numSamples; t++) {
        into[start + t] = spike[t] / divisor;
      }
    }
  }
}
