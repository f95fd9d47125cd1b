// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

/**
 * The logistic function and the hyperbolic tangent as plain arithmetic, so that they vectorise and
 * give the same bits everywhere: Lambert's continued fraction of tanh(x/2), then the double-angle
 * formula. Absolute error below 2e-5, largest where the functions are flat.
 */
final class Activations {

  private static final float LIMIT = 9;

  private Activations() {}

  /** {@code result = tanh(a + b · c)}. */
  static void tanh(float[] result, float[] a, float[] b, float[] c) {
    for (int i = 0; i < result.length; i++) {
      float x = Math.max(-LIMIT, Math.min(LIMIT, a[i] + b[i] * c[i]));
      float h = x / 2;
      float s = h * h;
      float t =
          h * (135135 + s * (17325 + s * (378 + s))) / (135135 + s * (62370 + s * (3150 + s * 28)));
      result[i] = 2 * t / (1 + t * t);
    }
  }

  /** {@code result = 1 / (1 + exp(−a − b))}. */
  static void logistic(float[] result, float[] a, float[] b) {
    for (int i = 0; i < result.length; i++) {
      float x = Math.max(-2 * LIMIT, Math.min(2 * LIMIT, a[i] + b[i]));
      float h = x / 4;
      float s = h * h;
      float t =
          h * (135135 + s * (17325 + s * (378 + s))) / (135135 + s * (62370 + s * (3150 + s * 28)));
      result[i] = t / (1 + t * t) + 1 / (float) 2;
    }
  }
}
