// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.training;

import io.github.spikepress.codec.trellis.estimation.Assignment;
import io.github.spikepress.codec.trellis.estimation.BasisEstimator;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.KMeans;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Spikes from which a model learns.
 *
 * @param rows {@code [spike][value]} in model units, at least one spike
 * @param numChannels channels of a spike
 * @param numSamples samples of a channel
 * @param normalization to model units
 */
record TrainingSpikes(
    float[][] rows, int numChannels, int numSamples, Normalization normalization) {

  private static final int KMEANS_ITERATIONS = 25;

  /** Takes spikes in the units of their recording. */
  static TrainingSpikes of(Waveforms training, Normalization normalization) {
    return new TrainingSpikes(
        normalization.toModelUnits(training, 0, training.numSpikes()),
        training.numChannels(),
        training.numSamples(),
        normalization);
  }

  int valuesPerSpike() {
    return rows[0].length;
  }

  /** Classes by distance alone; fewer where there are fewer different spikes. */
  Codebook clusters(int number, long seed) {
    return KMeans.fit(rows, number, KMEANS_ITERATIONS, seed);
  }

  /** The means of such classes, {@code [class][value]}. */
  float[][] clusterMeans(int number, long seed) {
    Codebook codebook = clusters(number, seed);
    float[][] means = new float[codebook.size()][];
    for (int k = 0; k < means.length; k++) {
      means[k] = codebook.codeword(k);
    }
    return means;
  }

  /** What the means leave of the spikes, each in units of its step; none of foreign spikes. */
  BasisEstimator residuals(Assignment assignment, float[][] means, float[] steps) {
    BasisEstimator estimator = new BasisEstimator(numChannels, numSamples, steps[0]);
    for (int n = 0; n < rows.length; n++) {
      int k = assignment.classes()[n];
      if (k < means.length) {
        estimator.add(rows[n], means[k], steps[assignment.steps()[n]]);
      }
    }
    return estimator;
  }
}
