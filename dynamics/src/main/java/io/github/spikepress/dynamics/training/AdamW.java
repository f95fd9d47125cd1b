// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.training;

import io.github.spikepress.dynamics.model.Weights;
import io.github.spikepress.dynamics.network.Parameter;
import io.github.spikepress.files.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019) after cutting
 * the gradient's norm. Not thread-safe.
 */
final class AdamW {

  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final List<Parameter> parameters;
  private final List<float[][]> first;
  private final List<float[][]> second;
  private long steps;

  AdamW(List<Parameter> parameters) {
    this.parameters = parameters;
    first = parameters.stream().map(AdamW::zeros).toList();
    second = parameters.stream().map(AdamW::zeros).toList();
  }

  /** Changes the parameters and clears their gradients. */
  void step(double learningRate, double weightDecay, double largestGradient) {
    steps++;
    double norm = Math.sqrt(squaredNorm());
    double scale = norm > largestGradient ? largestGradient / norm : 1;
    double firstCorrection = 1 - StrictMath.pow(FIRST_DECAY, steps);
    double secondCorrection = 1 - StrictMath.pow(SECOND_DECAY, steps);
    float rate = (float) (learningRate / firstCorrection);
    float root = (float) (1 / Math.sqrt(secondCorrection));
    float kept = (float) (1 - learningRate * weightDecay);
    for (int p = 0; p < parameters.size(); p++) {
      Parameter parameter = parameters.get(p);
      for (int row = 0; row < parameter.values().length; row++) {
        update(
            parameter.values()[row],
            parameter.gradient()[row],
            first.get(p)[row],
            second.get(p)[row],
            new Step((float) scale, rate, root, kept));
      }
    }
  }

  /** Running means of the gradients by the parameters' names. */
  Map<String, Tensor> first() {
    return named(first);
  }

  /** Running means of the squared gradients by the parameters' names. */
  Map<String, Tensor> second() {
    return named(second);
  }

  /** Goes on from saved means. */
  void restore(Map<String, Tensor> firstMeans, Map<String, Tensor> secondMeans, long stepsDone) {
    for (int p = 0; p < parameters.size(); p++) {
      String name = parameters.get(p).name();
      Weights.copy(name, firstMeans.get(name), first.get(p));
      Weights.copy(name, secondMeans.get(name), second.get(p));
    }
    steps = stepsDone;
  }

  long steps() {
    return steps;
  }

  private Map<String, Tensor> named(List<float[][]> means) {
    Map<String, Tensor> named = new HashMap<>();
    for (int p = 0; p < parameters.size(); p++) {
      named.put(parameters.get(p).name(), Weights.tensor(means.get(p)));
    }
    return named;
  }

  private record Step(float scale, float rate, float root, float kept) {}

  private static void update(float[] values, float[] gradient, float[] m, float[] v, Step step) {
    for (int j = 0; j < values.length; j++) {
      float g = gradient[j] * step.scale;
      gradient[j] = 0;
      m[j] += (float) (1 - FIRST_DECAY) * (g - m[j]);
      v[j] += (float) (1 - SECOND_DECAY) * (g * g - v[j]);
      float deviation = (float) Math.sqrt(v[j]) * step.root + (float) EPSILON;
      values[j] = values[j] * step.kept - step.rate * m[j] / deviation;
    }
  }

  private double squaredNorm() {
    double sum = 0;
    for (Parameter parameter : parameters) {
      for (float[] row : parameter.gradient()) {
        for (float g : row) {
          sum += (double) g * g;
        }
      }
    }
    return sum;
  }

  private static float[][] zeros(Parameter parameter) {
    return new float[parameter.values().length][parameter.values()[0].length];
  }
}
