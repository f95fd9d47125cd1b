// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The generator's first state from the encoder's summary: by one linear layer, or through a
 * Gaussian initial condition. Dropout before and after while training. Not thread-safe.
 */
final class InitialCondition {

  private final NetworkShape shape;
  private final Dense fromSummary;
  private final GaussianLatent latent;
  private final Dense toState;

  private int trials;
  private float[] keptSummary;
  private float[] summaryMask;
  private float[] posterior;
  private float[] noise;
  private float[] sample;
  private float[] stateMask;

  InitialCondition(NetworkShape shape, Random random) {
    this.shape = shape;
    int size = shape.initialConditionSize();
    boolean variational = size > 0;
    int outputs = variational ? 2 * size : shape.generatorSize();
    fromSummary = new Dense("initial_condition", 2 * shape.encoderSize(), outputs, random);
    latent = variational ? new GaussianLatent("initial_condition", size) : null;
    toState = variational ? new Dense("first_state", size, shape.generatorSize(), random) : null;
  }

  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(fromSummary.parameters());
    if (latent != null) {
      all.addAll(latent.parameters());
      all.addAll(toState.parameters());
    }
    return all;
  }

  /** The first state, flat; chance may be null for the mean without dropout. */
  float[] forward(float[] summary, int rows, Random chance) {
    trials = rows;
    summaryMask = dropoutMask(summary.length, chance);
    keptSummary = product(summary, summaryMask);
    float[] result = fromSummary.forward(keptSummary, trials);
    if (latent != null) {
      posterior = result;
      noise = chance == null ? new float[posterior.length / 2] : latent.noise(trials, chance);
      sample = latent.sample(posterior, noise);
      result = toState.forward(sample, trials);
    }
    stateMask = dropoutMask(result.length, chance);
    return product(result, stateMask);
  }

  /** Divergence from the prior in nats; 0 without chance in the initial condition. */
  double divergence() {
    return latent == null ? 0 : latent.divergence(posterior);
  }

  /** Sums the gradients and gives that of the summary. */
  float[] backward(float[] stateGradient, double weight) {
    float[] gradient = product(stateGradient, stateMask);
    if (latent != null) {
      float[] sampleGradient = new float[sample.length];
      toState.backward(sample, gradient, trials, sampleGradient);
      gradient = latent.backward(posterior, noise, sampleGradient, weight);
    }
    float[] summaryGradient = new float[keptSummary.length];
    fromSummary.backward(keptSummary, gradient, trials, summaryGradient);
    return product(summaryGradient, summaryMask);
  }

  private float[] dropoutMask(int length, Random chance) {
    float[] mask = new float[length];
    float kept = (float) (1 / (1 - shape.dropout()));
    for (int i = 0; i < length; i++) {
      if (chance == null) {
        mask[i] = 1;
      } else {
        mask[i] = chance.nextDouble() < shape.dropout() ? 0 : kept;
      }
    }
    return mask;
  }

  private static float[] product(float[] a, float[] b) {
    float[] product = new float[a.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }
}
