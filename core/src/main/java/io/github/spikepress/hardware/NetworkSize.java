// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.hardware;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;

/**
 * The sizes of the paper's network from which Tables 2 and 3 follow.
 *
 * @param mSpk input ports M, the spikes of a group
 * @param nFeat feature vectors N
 * @param numSamples samples of each spike D, a multiple of 4
 * @param width channels inside the network, a multiple of twice the groups
 * @param groups groups of the encoder's convolutions
 * @param codewords codewords K
 */
public record NetworkSize(
    int mSpk, int nFeat, int numSamples, int width, int groups, int codewords) {

  /** The network of Tables 2 and 3. */
  public static final NetworkSize PAPER = new NetworkSize(4, 16, 48, 256, 32, 256);

  private static final int REDUCTION = 4;
  private static final int KERNEL = 3;

  /** Checks the ranges. */
  public NetworkSize {
    if (mSpk < 1 || nFeat < 1 || codewords < 1 || groups < 1) {
      throw new WrongArgumentException("a network's sizes must be at least 1");
    }
    if (numSamples < REDUCTION || numSamples % REDUCTION != 0) {
      throw new WrongArgumentException("samples must be a multiple of 4, got " + numSamples);
    }
    if (width < 2 * groups || width % (2 * groups) != 0) {
      throw new WrongArgumentException(
          "width must be a multiple of twice the groups, got " + width + " and " + groups);
    }
  }

  /**
   * Table 2: the encoder and the vector quantiser, which live on the implant.
   *
   * @return its lines
   */
  public List<LayerCost> encoder() {
    int half = numSamples / 2;
    int quarter = numSamples / REDUCTION;
    return List.of(
        convolution("Convolution", mSpk, width, numSamples),
        normalization(width, numSamples),
        resNext(numSamples),
        resampling("Downsampling", half),
        resNext(half),
        resampling("Downsampling", quarter),
        convolution("Convolution", width, nFeat, quarter),
        normalization(nFeat, quarter),
        quantizer());
  }

  /**
   * Table 3: the decoder, which lives outside.
   *
   * @return its lines
   */
  public List<LayerCost> decoder() {
    int half = numSamples / 2;
    int quarter = numSamples / REDUCTION;
    long outputWeights = (long) width * mSpk;
    return List.of(
        convolution("Deconvolution", nFeat, width, quarter),
        normalization(width, quarter),
        resampling("Upsampling", half),
        resNet(half),
        resampling("Upsampling", numSamples),
        resNet(numSamples),
        new LayerCost("Deconvolution", mSpk, numSamples, outputWeights, numSamples, mSpk));
  }

  /** A grouped bottleneck 1×1, 1×3, 1×1 of half the width, a normalisation after each. */
  private LayerCost resNext(int samples) {
    int inner = width / 2;
    long weights = (long) inner * width + (long) KERNEL * inner * inner + (long) width * inner;
    return new LayerCost(
        "ResNeXt (3×conv.)", width, samples, weights / groups, samples, 4L * inner + 2L * width);
  }

  /** Two 1×3 deconvolutions of the whole width, a normalisation after each. */
  private LayerCost resNet(int samples) {
    long weights = 2L * KERNEL * width * width;
    return new LayerCost("ResNet (2×deconv.)", width, samples, weights, samples, 4L * width);
  }

  /** Each feature vector is compared with each codeword. */
  private LayerCost quantizer() {
    int length = numSamples / REDUCTION;
    return new LayerCost("Vector Quantization", nFeat, length, (long) codewords * length, nFeat, 0);
  }

  private static LayerCost convolution(String name, int from, int to, int samples) {
    return new LayerCost(name, to, samples, (long) from * to, samples, 0);
  }

  private static LayerCost normalization(int channels, int samples) {
    return new LayerCost("Normalization", channels, samples, 0, 0, 2L * channels);
  }

  private LayerCost resampling(String name, int samples) {
    return new LayerCost(name, width, samples, 0, 0, 0);
  }
}
