// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.waveforms.Waveforms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How large the activations of an encoder become on spikes that stand for those to come.
 *
 * @param input greatest magnitude at the ports
 * @param wide greatest activation before the first stage and after each one
 * @param inner greatest activation after the first and the second convolution of each stage
 * @param latent greatest magnitude of a latent
 */
record ActivationRanges(double input, double[] wide, double[][] inner, double latent) {

  /** Runs the encoder in floating point and looks. */
  static ActivationRanges of(CaeCoder coder, CaeTensors tensors, Waveforms spikes) {
    CaeNetwork network = coder.network();
    FoldedConvolution first = FoldedConvolution.of(network.encoderInput(), tensors);
    FoldedConvolution last = FoldedConvolution.of(network.encoderOutput(), tensors);
    List<List<FoldedConvolution>> stages = new ArrayList<>();
    for (int stage = 0; stage < CaeNetwork.STAGES; stage++) {
      stages.add(
          network.encoderStage(stage).stream()
              .map(layer -> FoldedConvolution.of(layer, tensors))
              .toList());
    }
    double input = 0;
    double latent = 0;
    double[] wide = new double[CaeNetwork.STAGES + 1];
    double[][] inner = new double[CaeNetwork.STAGES][2];
    int groups = coder.layout().groups(spikes.numSpikes());
    for (int group = 0; group < groups; group++) {
      float[][] planes = coder.ports(spikes, group, 1, 1);
      input = Math.max(input, greatest(planes));
      planes = rectified(convolved(first, planes));
      wide[0] = Math.max(wide[0], greatest(planes));
      for (int stage = 0; stage < CaeNetwork.STAGES; stage++) {
        planes = throughStage(stages.get(stage), planes, inner[stage]);
        wide[stage + 1] = Math.max(wide[stage + 1], greatest(planes));
      }
      latent = Math.max(latent, greatest(convolved(last, planes)));
    }
    return new ActivationRanges(input, wide, inner, latent);
  }

  private static float[][] throughStage(
      List<FoldedConvolution> stage, float[][] wide, double[] inner) {
    float[][] reduced = rectified(convolved(stage.get(0), wide));
    inner[0] = Math.max(inner[0], greatest(reduced));
    float[][] extracted = rectified(convolved(stage.get(1), reduced));
    inner[1] = Math.max(inner[1], greatest(extracted));
    float[][] restored = convolved(stage.get(2), extracted);
    int length = wide[0].length;
    Planes.addAndRectify(restored, wide, length);
    float[][] halved = Planes.allocate(restored.length, length / 2);
    Planes.downsample(restored, halved, length, 1);
    return halved;
  }

  private static float[][] convolved(FoldedConvolution layer, float[][] in) {
    Convolution shape = layer.shape();
    int length = in[0].length;
    int inputs = shape.in() / shape.groups();
    float[][] out = new float[shape.out()][];
    for (int group = 0; group < shape.groups(); group++) {
      float[][] part = Arrays.copyOfRange(in, group * inputs, (group + 1) * inputs);
      float[][] seen = part;
      if (shape.taps() > 1) {
        seen = Planes.allocate(shape.taps() * inputs, length);
        Planes.spread(part, seen, length, 1);
      }
      float[][] made = Planes.allocate(shape.outPerGroup(), length);
      layer.apply(seen, group, made, length);
      System.arraycopy(made, 0, out, group * shape.outPerGroup(), made.length);
    }
    return out;
  }

  private static float[][] rectified(float[][] planes) {
    Planes.rectify(planes, planes[0].length);
    return planes;
  }

  private static double greatest(float[][] planes) {
    double greatest = 0;
    for (float[] plane : planes) {
      for (float value : plane) {
        greatest = Math.max(greatest, Math.abs(value));
      }
    }
    return greatest;
  }
}
