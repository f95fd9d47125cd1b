// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.Arrays;

/**
 * A convolution with the batch normalisation of the trained network folded into it. It works on
 * planes: a plane is one channel as {@code [time][lane]}, a lane one group of ports. Each value is
 * summed in the same order whatever the other lanes hold, so results do not depend on how groups
 * are batched. The loops store to one array and load from five, which is what the compiler of JDK
 * 17 turns into vector instructions. Immutable and thread-safe.
 */
final class FoldedConvolution {

  private final Convolution shape;
  private final float[] weights;
  private final float[] bias;

  private FoldedConvolution(Convolution shape, float[] weights, float[] bias) {
    this.shape = shape;
    this.weights = weights;
    this.bias = bias;
  }

  static FoldedConvolution of(Convolution shape, CaeTensors tensors) {
    float[] weights = tensors.weight(shape);
    if (!shape.normalised()) {
      return new FoldedConvolution(shape, weights, tensors.channels(shape, "bias"));
    }
    float[] scale = tensors.channels(shape, "scale");
    float[] bias = tensors.channels(shape, "shift");
    float[] mean = tensors.channels(shape, "mean");
    float[] variance = tensors.channels(shape, "variance");
    for (int channel = 0; channel < shape.out(); channel++) {
      double factor = scale[channel] / Math.sqrt(variance[channel] + CaeTensors.EPSILON);
      scale[channel] = (float) factor;
      bias[channel] = (float) (bias[channel] - factor * mean[channel]);
    }
    int inPerGroup = shape.in() / shape.groups();
    for (int i = 0; i < weights.length; i++) {
      int group = i / shape.outPerGroup() % shape.in() / inPerGroup;
      weights[i] *= scale[group * shape.outPerGroup() + i % shape.outPerGroup()];
    }
    return new FoldedConvolution(shape, weights, bias);
  }

  Convolution shape() {
    return shape;
  }

  /**
   * The folded weight from an input channel, counted over all groups, to an output of its group.
   */
  float weight(int tap, int in, int outOfGroup) {
    return weights[(tap * shape.in() + in) * shape.outPerGroup() + outOfGroup];
  }

  /** The folded bias of an output channel. */
  float bias(int out) {
    return bias[out];
  }

  /** Computes all outputs of one group from all its inputs: planes as {@code [tap][in]}. */
  void apply(float[][] in, int group, float[][] out, int length) {
    start(group * shape.outPerGroup(), out, length);
    add(in, group, 0, 0, out, length);
  }

  /** Sets outputs to their bias. */
  void start(int firstOut, float[][] out, int length) {
    for (int o = 0; o < out.length; o++) {
      Arrays.fill(out[o], 0, length, bias[firstOut + o]);
    }
  }

  /**
   * Adds the share of some inputs of a group.
   *
   * @param in planes as {@code [tap][input]}
   * @param group the group of channels
   * @param firstIn channel within the group that the first input plane holds
   * @param firstOut channel within the group that the first output plane holds
   * @param out planes to add to
   * @param length values of each plane
   */
  void add(float[][] in, int group, int firstIn, int firstOut, float[][] out, int length) {
    int inputs = in.length / shape.taps();
    int row = group * (shape.in() / shape.groups()) + firstIn;
    int j = 0;
    for (; j + 4 <= in.length; j += 4) {
      int w0 = weightAt(row, j, inputs) + firstOut;
      int w1 = weightAt(row, j + 1, inputs) + firstOut;
      int w2 = weightAt(row, j + 2, inputs) + firstOut;
      int w3 = weightAt(row, j + 3, inputs) + firstOut;
      for (int o = 0; o < out.length; o++) {
        addFour(
            out[o],
            length,
            in,
            j,
            weights[w0 + o],
            weights[w1 + o],
            weights[w2 + o],
            weights[w3 + o]);
      }
    }
    for (; j < in.length; j++) {
      int w = weightAt(row, j, inputs) + firstOut;
      for (int o = 0; o < out.length; o++) {
        addOne(out[o], length, in[j], weights[w + o]);
      }
    }
  }

  private int weightAt(int row, int plane, int inputs) {
    int tap = plane / inputs;
    return (tap * shape.in() + row + plane % inputs) * shape.outPerGroup();
  }

  /** Adds four weighted planes from a first one on; also the inner product of the search. */
  static void addFour(
      float[] y, int length, float[][] in, int first, float wa, float wb, float wc, float wd) {
    float[] a = in[first];
    float[] b = in[first + 1];
    float[] c = in[first + 2];
    float[] d = in[first + 3];
    for (int i = 0; i < length; i++) {
      y[i] = y[i] + wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
    }
  }

  static void addOne(float[] y, int length, float[] a, float w) {
    for (int i = 0; i < length; i++) {
      y[i] = y[i] + w * a[i];
    }
  }
}
