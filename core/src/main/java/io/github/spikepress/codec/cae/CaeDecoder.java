// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decoder (Figure 2, right) in plain Java. Immutable and thread-safe. */
final class CaeDecoder {

  /** Groups of ports that are decoded side by side: few, so that the planes stay in the cache. */
  static final int LANES = 8;

  private final CaeNetwork network;
  private final FoldedConvolution input;
  private final List<FoldedConvolution> first = new ArrayList<>();
  private final List<FoldedConvolution> second = new ArrayList<>();
  private final FoldedConvolution output;
  private final Optional<LinearMap> linear;

  CaeDecoder(CaeNetwork network, CaeTensors tensors) {
    this.network = network;
    input = FoldedConvolution.of(network.decoderInput(), tensors);
    for (int stage = 0; stage < CaeNetwork.STAGES; stage++) {
      first.add(FoldedConvolution.of(network.decoderStage(stage).get(0), tensors));
      second.add(FoldedConvolution.of(network.decoderStage(stage).get(1), tensors));
    }
    output = FoldedConvolution.of(network.decoderOutput(), tensors);
    linear = tensors.decoderLinear(network);
  }

  /** Arrays for one thread; the waveform planes of the last call stay in it. */
  final class Scratch {

    private final int length = network.numTimes() * LANES;
    private final int width = network.settings().width();
    private float[][] planes = Planes.allocate(width, length);
    private float[][] spare = Planes.allocate(width, length);
    private final float[][] inner = Planes.allocate(width, length);
    private final float[][] taps = Planes.allocate(3 * width, length);

    /** Quantised features as {@code [feature][time × lane]}, for the caller to fill. */
    final float[][] latents =
        Planes.allocate(network.settings().nFeat(), network.featureLength() * LANES);

    /** Normalised waveforms as {@code [port][time × lane]}. */
    final float[][] ports = Planes.allocate(network.settings().mSpk(), length);

    private void swap() {
      float[][] kept = planes;
      planes = spare;
      spare = kept;
    }
  }

  Scratch scratch() {
    return new Scratch();
  }

  /**
   * Decodes up to {@link #LANES} groups.
   *
   * @param scratch holds the quantised latents and receives the waveforms
   */
  void decode(Scratch scratch) {
    int length = network.featureLength() * LANES;
    input.apply(scratch.latents, 0, scratch.planes, length);
    Planes.rectify(scratch.planes, length);
    for (int stage = 0; stage < CaeNetwork.STAGES; stage++) {
      Planes.upsample(scratch.planes, scratch.spare, length, LANES);
      scratch.swap();
      length *= 2;
      applyStage(stage, scratch, length);
    }
    output.apply(scratch.planes, 0, scratch.ports, length);
    linear.ifPresent(map -> map.add(scratch.latents, scratch.ports, LANES));
  }

  private void applyStage(int stage, Scratch scratch, int length) {
    Planes.spread(scratch.planes, scratch.taps, length, LANES);
    first.get(stage).apply(scratch.taps, 0, scratch.inner, length);
    Planes.rectify(scratch.inner, length);
    Planes.spread(scratch.inner, scratch.taps, length, LANES);
    second.get(stage).apply(scratch.taps, 0, scratch.spare, length);
    Planes.addAndRectify(scratch.spare, scratch.planes, length);
    scratch.swap();
  }
}
