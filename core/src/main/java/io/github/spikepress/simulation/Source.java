// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

/**
 * A neuron as the electrodes see it: its shape, sampled finely enough to begin between two samples,
 * and its height on each channel. Immutable.
 */
final class Source {

  /** Places between two samples at which a spike can begin. */
  private static final int PHASES = 16;

  private final float[][] phases;
  private final float[] heights;
  private final int samplesBefore;

  /**
   * Samples a shape.
   *
   * @param shape the shape, its peak about −1
   * @param heights factor on each channel
   * @param samplingFrequencyHz samples per second
   */
  Source(SpikeShape shape, float[] heights, double samplingFrequencyHz) {
    this.heights = heights;
    this.samplesBefore = (int) StrictMath.ceil(SpikeShape.BEFORE_S * samplingFrequencyHz);
    this.phases = new float[PHASES][samplesBefore + samplesAfter(samplingFrequencyHz)];
    for (int p = 0; p < PHASES; p++) {
      for (int i = 0; i < phases[p].length; i++) {
        double time = (i - samplesBefore - (double) p / PHASES) / samplingFrequencyHz;
        phases[p][i] = (float) shape.at(time);
      }
    }
  }

  /**
   * The longest time that a spike lasts after its peak.
   *
   * @param samplingFrequencyHz samples per second
   * @return samples, the peak's own included
   */
  static int samplesAfter(double samplingFrequencyHz) {
    return (int) StrictMath.ceil(SpikeShape.AFTER_S * samplingFrequencyHz) + 1;
  }

  /**
   * Adds a spike.
   *
   * @param signal {@code [channel][sample]}
   * @param place where its peak lies, in samples; what lies outside the signal is left out
   * @param height factor on all channels
   */
  void add(float[][] signal, double place, double height) {
    int sample = (int) StrictMath.floor(place);
    float[] shape = phases[(int) ((place - sample) * PHASES)];
    int start = sample - samplesBefore;
    int from = Math.max(0, -start);
    for (int c = 0; c < signal.length; c++) {
      float factor = (float) (heights[c] * height);
      int to = Math.min(shape.length, signal[c].length - start);
      for (int i = from; i < to; i++) {
        signal[c][start + i] += factor * shape[i];
      }
    }
  }

  /**
   * The power of a spike, summed over its samples and averaged over the channels.
   *
   * @return sum of squares
   */
  double power() {
    double sum = 0;
    for (float value : phases[0]) {
      sum += (double) value * value;
    }
    double gain = 0;
    for (float height : heights) {
      gain += (double) height * height;
    }
    return sum * gain / heights.length;
  }
}
