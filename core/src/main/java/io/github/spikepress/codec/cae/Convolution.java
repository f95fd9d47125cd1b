// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

/**
 * The shape of one convolution along time with what follows it. A transposed convolution of stride
 * 1 is a convolution with the flipped kernel and is kept as one; only its initial weights differ.
 * Weights lie as {@code [tap][in][out / groups]}.
 *
 * @param name prefix of the names of its tensors
 * @param in input channels
 * @param out output channels
 * @param taps kernel length, odd; the ends of the input are padded with zeros
 * @param groups groups of channels that do not see each other
 * @param transposed whether the paper has it as a deconvolution
 * @param normalised whether batch normalisation follows; otherwise it has a bias
 */
public record Convolution(
    String name, int in, int out, int taps, int groups, boolean transposed, boolean normalised) {

  /**
   * The number of its weights.
   *
   * @return taps × in × out / groups
   */
  public int weights() {
    return taps * in * outPerGroup();
  }

  /**
   * The output channels of one group.
   *
   * @return out / groups
   */
  public int outPerGroup() {
    return out / groups;
  }

  /**
   * The numbers that are trained, as Tables 2 and 3 count them.
   *
   * @return weights and, for each output channel, a scale and a shift or a bias
   */
  public int parameters() {
    return weights() + (normalised ? 2 * out : out);
  }
}
