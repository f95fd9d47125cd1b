// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

/**
 * The linear map that leads around encoder or decoder: every time of every channel to every time of
 * every channel. Immutable and thread-safe.
 */
final class LinearMap {

  private final float[] weights;
  private final int inputs;
  private final int outputs;

  /**
   * Wraps weights.
   *
   * @param weights {@code [input][output]} row-major, inputs and outputs in the order channel, time
   * @param inputs number of inputs
   * @param outputs number of outputs
   */
  LinearMap(float[] weights, int inputs, int outputs) {
    this.weights = weights;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * Adds what the map gives.
   *
   * @param from planes {@code [channel][time × lane]}
   * @param to planes of the same kind to add to
   * @param lanes values of one time
   */
  void add(float[][] from, float[][] to, int lanes) {
    float[][] in = slices(from, inputs, lanes);
    float[][] out = slices(to, outputs, lanes);
    for (int j = 0; j + 4 <= inputs; j += 4) {
      int row = j * outputs;
      for (int o = 0; o < outputs; o++) {
        int w = row + o;
        FoldedConvolution.addFour(
            out[o],
            lanes,
            in,
            j,
            weights[w],
            weights[w + outputs],
            weights[w + 2 * outputs],
            weights[w + 3 * outputs]);
      }
    }
    for (int o = 0; o < outputs; o++) {
      int times = outputs / to.length;
      System.arraycopy(out[o], 0, to[o / times], o % times * lanes, lanes);
    }
  }

  /** Planes {@code [channel × time][lane]}: of the network's times, which four divides. */
  private static float[][] slices(float[][] planes, int count, int lanes) {
    int times = count / planes.length;
    float[][] slices = new float[count][lanes];
    for (int i = 0; i < count; i++) {
      System.arraycopy(planes[i / times], i % times * lanes, slices[i], 0, lanes);
    }
    return slices;
  }
}
