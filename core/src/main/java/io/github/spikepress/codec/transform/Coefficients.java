// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

/**
 * Coefficients of many vectors, from which coders are made.
 *
 * @param values {@code [vector][direction]}
 */
record Coefficients(double[][] values) {

  /** The coefficients of all vectors that lie side by side in an array. */
  static Coefficients of(Transform transform, float[] vectors) {
    double[][] values = new double[vectors.length / transform.length()][transform.size()];
    for (int i = 0; i < values.length; i++) {
      transform.analyse(vectors, i * transform.length(), values[i]);
    }
    return new Coefficients(values);
  }

  int numVectors() {
    return values.length;
  }

  int size() {
    return values[0].length;
  }

  /** The greatest magnitude along one direction. */
  double greatest(int direction) {
    double greatest = 0;
    for (double[] vector : values) {
      greatest = Math.max(greatest, Math.abs(vector[direction]));
    }
    return greatest;
  }

  /** The root mean square over all vectors and directions; 1 where all are 0. */
  double rms() {
    double sum = 0;
    for (double[] vector : values) {
      for (double value : vector) {
        sum += value * value;
      }
    }
    return sum > 0 ? Math.sqrt(sum / numVectors() / size()) : 1;
  }
}
