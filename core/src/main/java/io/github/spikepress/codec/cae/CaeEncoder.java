// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The encoder (Figure 2, left) in plain Java. The convolutions of both residual stages keep to the
 * same groups of channels, so each group is carried through the whole encoder while it stays in the
 * first-level cache. Immutable and thread-safe.
 */
final class CaeEncoder {

  /** Groups of ports that are encoded side by side. */
  static final int LANES = 16;

  private final CaeNetwork network;
  private final FoldedConvolution input;
  private final List<Bottleneck> stages = new ArrayList<>();
  private final FoldedConvolution output;
  private final Optional<LinearMap> linear;

  CaeEncoder(CaeNetwork network, CaeTensors tensors) {
    this.network = network;
    input = FoldedConvolution.of(network.encoderInput(), tensors);
    for (int stage = 0; stage < CaeNetwork.STAGES; stage++) {
      stages.add(Bottleneck.of(network.encoderStage(stage), tensors));
    }
    output = FoldedConvolution.of(network.encoderOutput(), tensors);
    linear = tensors.encoderLinear(network);
  }

  /** Arrays for one thread; the latent planes of the last call stay in it. */
  final class Scratch {

    private final int length = network.numTimes() * LANES;
    private final int channels = network.settings().width() / network.settings().groups();
    private final float[][] wide = Planes.allocate(channels, length);
    private final float[][] restored = Planes.allocate(channels, length);
    private final float[][] reduced = Planes.allocate(channels / 2, length);
    private final float[][] taps = Planes.allocate(3 * (channels / 2), length);
    private final float[][] extracted = Planes.allocate(channels / 2, length);

    /** Feature vectors as {@code [feature][time × lane]}. */
    final float[][] latents =
        Planes.allocate(network.settings().nFeat(), network.featureLength() * LANES);
  }

  Scratch scratch() {
    return new Scratch();
  }

  /**
   * Encodes up to {@link #LANES} groups.
   *
   * @param ports normalised waveforms as planes {@code [port][time × lane]}
   * @param scratch receives the latents
   */
  void encode(float[][] ports, Scratch scratch) {
    int last = network.featureLength() * LANES;
    output.start(0, scratch.latents, last);
    for (int group = 0; group < network.settings().groups(); group++) {
      int first = group * scratch.channels;
      input.start(first, scratch.wide, scratch.length);
      input.add(ports, 0, 0, first, scratch.wide, scratch.length);
      Planes.rectify(scratch.wide, scratch.length);
      int length = scratch.length;
      for (Bottleneck stage : stages) {
        stage.apply(scratch, group, length);
        Planes.downsample(scratch.restored, scratch.wide, length, LANES);
        length /= 2;
      }
      output.add(scratch.wide, 0, first, 0, scratch.latents, last);
    }
    linear.ifPresent(map -> map.add(ports, scratch.latents, LANES));
  }

  /** A ResNeXt block. */
  private record Bottleneck(
      FoldedConvolution reduce, FoldedConvolution extract, FoldedConvolution restore) {

    static Bottleneck of(List<Convolution> layers, CaeTensors tensors) {
      return new Bottleneck(
          FoldedConvolution.of(layers.get(0), tensors),
          FoldedConvolution.of(layers.get(1), tensors),
          FoldedConvolution.of(layers.get(2), tensors));
    }

    /** From the wide planes to the restored ones. */
    void apply(Scratch scratch, int group, int length) {
      reduce.apply(scratch.wide, group, scratch.reduced, length);
      Planes.rectify(scratch.reduced, length);
      Planes.spread(scratch.reduced, scratch.taps, length, LANES);
      extract.apply(scratch.taps, group, scratch.extracted, length);
      Planes.rectify(scratch.extracted, length);
      restore.apply(scratch.extracted, group, scratch.restored, length);
      Planes.addAndRectify(scratch.restored, scratch.wide, length);
    }
  }
}
