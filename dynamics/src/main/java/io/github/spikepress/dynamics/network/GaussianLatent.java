// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A latent variable with a diagonal Gaussian posterior, sampled by reparametrisation, and a
 * diagonal Gaussian prior of which mean and variance are learned (Kingma and Welling 2014;
 * Pandarinath et al. 2018). Not thread-safe.
 */
final class GaussianLatent {

  /** The prior's variance at the start, as in the public LFADS code. */
  private static final double PRIOR_VARIANCE = 0.1;

  private final int size;
  private final Parameter priorMean;
  private final Parameter priorLogVariance;

  GaussianLatent(String name, int size) {
    this.size = size;
    priorMean = new Parameter(name + ".prior_mean", 1, size);
    priorLogVariance = new Parameter(name + ".prior_log_variance", 1, size);
    Arrays.fill(priorLogVariance.bias(), (float) StrictMath.log(PRIOR_VARIANCE));
  }

  List<Parameter> parameters() {
    return List.of(priorMean, priorLogVariance);
  }

  /** Standard normal numbers for a batch. */
  float[] noise(int rows, Random random) {
    float[] noise = new float[rows * size];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  /**
   * Draws the variable.
   *
   * @param posterior flat {@code [row × (mean, log variance)]}
   * @param noise flat standard normal numbers; zeros give the mean
   * @return flat {@code [row × size]}
   */
  float[] sample(float[] posterior, float[] noise) {
    float[] sample = new float[noise.length];
    for (int i = 0; i < sample.length; i++) {
      int at = meanIndex(i);
      sample[i] = posterior[at] + deviation(posterior[at + size]) * noise[i];
    }
    return sample;
  }

  /** Divergence from the prior in nats, summed over rows and dimensions. */
  double divergence(float[] posterior) {
    double sum = 0;
    for (int i = 0; i < posterior.length / 2; i++) {
      int at = meanIndex(i);
      double priorVariance = StrictMath.exp(priorLogVariance.bias()[i % size]);
      double offset = posterior[at] - priorMean.bias()[i % size];
      double variance = StrictMath.exp(posterior[at + size]);
      sum +=
          (priorLogVariance.bias()[i % size]
                  - posterior[at + size]
                  + (variance + offset * offset) / priorVariance
                  - 1)
              / 2;
    }
    return sum;
  }

  /**
   * Gradient of the posterior's figures from that of the sample and of the weighted divergence;
   * sums the prior's own.
   */
  float[] backward(float[] posterior, float[] noise, float[] sampleGradient, double weight) {
    float[] gradient = new float[posterior.length];
    for (int i = 0; i < noise.length; i++) {
      int at = meanIndex(i);
      int dimension = i % size;
      double priorVariance = StrictMath.exp(priorLogVariance.bias()[dimension]);
      double variance = StrictMath.exp(posterior[at + size]);
      double offset = (posterior[at] - priorMean.bias()[dimension]) / priorVariance;
      double spread = variance / priorVariance;
      double square = offset * offset * priorVariance;
      gradient[at] = (float) (sampleGradient[i] + weight * offset);
      gradient[at + size] =
          (float)
              (sampleGradient[i] * noise[i] * deviation(posterior[at + size]) / 2
                  + weight * (spread - 1) / 2);
      priorMean.biasGradient()[dimension] += (float) (-weight * offset);
      priorLogVariance.biasGradient()[dimension] += (float) (weight * (1 - spread - square) / 2);
    }
    return gradient;
  }

  private int meanIndex(int i) {
    return i / size * 2 * size + i % size;
  }

  private static float deviation(float logVariance) {
    return (float) StrictMath.exp(logVariance / 2);
  }
}
