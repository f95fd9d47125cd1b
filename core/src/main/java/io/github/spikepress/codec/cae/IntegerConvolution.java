// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

/**
 * A convolution in integers: weights with one scale for each output channel, sums in 32 bits, and a
 * rescaling of each output channel to the units of the next activation. Immutable and thread-safe.
 */
final class IntegerConvolution {

  private final Convolution shape;
  private final byte[] weights;
  private final int[] bias;
  private final Rescaling[] rescalings;

  /**
   * Rounds a convolution.
   *
   * @param real the trained layer, its normalisation folded in
   * @param precision bits of the weights
   * @param inputUnit what 1 means at its input
   * @param outputUnit what 1 shall mean at its output
   */
  IntegerConvolution(
      FoldedConvolution real, IntegerPrecision precision, double inputUnit, double outputUnit) {
    shape = real.shape();
    weights = new byte[shape.weights()];
    bias = new int[shape.out()];
    rescalings = new Rescaling[shape.out()];
    for (int out = 0; out < shape.out(); out++) {
      double unit = greatest(real, out) / precision.greatestWeight();
      round(real, out, unit);
      double sumUnit = unit * inputUnit;
      bias[out] = unit > 0 ? saturated(real.bias(out) / sumUnit) : 0;
      rescalings[out] = Rescaling.of(sumUnit / outputUnit);
    }
  }

  private int inputsPerGroup() {
    return shape.in() / shape.groups();
  }

  private int firstInput(int out) {
    return out / shape.outPerGroup() * inputsPerGroup();
  }

  private double greatest(FoldedConvolution real, int out) {
    double greatest = 0;
    for (int tap = 0; tap < shape.taps(); tap++) {
      for (int in = 0; in < inputsPerGroup(); in++) {
        float weight = real.weight(tap, firstInput(out) + in, out % shape.outPerGroup());
        greatest = Math.max(greatest, Math.abs(weight));
      }
    }
    return greatest;
  }

  private void round(FoldedConvolution real, int out, double unit) {
    for (int tap = 0; tap < shape.taps(); tap++) {
      for (int in = 0; in < inputsPerGroup(); in++) {
        float weight = real.weight(tap, firstInput(out) + in, out % shape.outPerGroup());
        weights[at(out, tap, in)] = (byte) (unit > 0 ? Math.round(weight / unit) : 0);
      }
    }
  }

  private int at(int out, int tap, int in) {
    return (out * shape.taps() + tap) * inputsPerGroup() + in;
  }

  private static int saturated(double value) {
    double limit = Integer.MAX_VALUE / 4.0;
    return (int) Math.round(Math.max(-limit, Math.min(limit, value)));
  }

  /**
   * Computes all outputs.
   *
   * @param in planes {@code [channel][time]}; zeros lie beyond the ends
   * @return rescaled sums {@code [channel][time]}, not yet limited
   */
  int[][] apply(int[][] in) {
    int times = in[0].length;
    int[][] out = new int[shape.out()][times];
    for (int channel = 0; channel < shape.out(); channel++) {
      for (int time = 0; time < times; time++) {
        out[channel][time] = rescalings[channel].apply(sum(in, channel, time, times));
      }
    }
    return out;
  }

  private int sum(int[][] in, int channel, int time, int times) {
    int sum = bias[channel];
    int first = firstInput(channel);
    for (int tap = 0; tap < shape.taps(); tap++) {
      int from = time + tap - shape.taps() / 2;
      if (from >= 0 && from < times) {
        for (int i = 0; i < inputsPerGroup(); i++) {
          sum += weights[at(channel, tap, i)] * in[first + i][from];
        }
      }
    }
    return sum;
  }
}
