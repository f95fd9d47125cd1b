// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.waveforms.Waveforms;
import java.util.Random;

/** Spikes for the contract: three shapes of changing size with noise, in tens of microvolts. */
final class ContractSpikes {

  private static final int SHAPES = 3;

  private ContractSpikes() {}

  static Waveforms of(int numSpikes, int numChannels, int numSamples, long seed) {
    Random random = new Random(seed);
    float[] values = new float[numSpikes * numChannels * numSamples];
    int at = 0;
    for (int spike = 0; spike < numSpikes; spike++) {
      int shape = random.nextInt(SHAPES);
      double size = 60 * (1 + 0.2 * random.nextGaussian());
      for (int channel = 0; channel < numChannels; channel++) {
        double gain = size / (1 + (channel + shape) % numChannels);
        for (int sample = 0; sample < numSamples; sample++) {
          double time = (sample - numSamples / 3.0) / numSamples;
          values[at++] = (float) (gain * shapeAt(shape, time) + 3 * random.nextGaussian());
        }
      }
    }
    return new Waveforms(numSpikes, numChannels, numSamples, values);
  }

  static Waveforms scaled(Waveforms spikes, float factor) {
    float[] values = spikes.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return new Waveforms(spikes.numSpikes(), spikes.numChannels(), spikes.numSamples(), values);
  }

  /** The last channel of every spike holds one value throughout. */
  static Waveforms withConstantChannel(Waveforms spikes, float constant) {
    float[] values = spikes.values().clone();
    int last = (spikes.numChannels() - 1) * spikes.numSamples();
    for (int i = 0; i < values.length; i++) {
      if (i % spikes.valuesPerSpike() >= last) {
        values[i] = constant;
      }
    }
    return new Waveforms(spikes.numSpikes(), spikes.numChannels(), spikes.numSamples(), values);
  }

  private static double shapeAt(int shape, double time) {
    double width = 0.05 * (1 + shape);
    double near = time / width;
    double late = (time - 0.25) / (2 * width);
    return -Math.exp(-near * near) + 0.4 * (1 - 0.3 * shape) * Math.exp(-late * late);
  }
}
