// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.Convolution;
import io.github.spikepress.codec.cae.Normaliser;
import io.github.spikepress.codec.cae.training.stages.LinearShape;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.PrincipalComponents;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Map;

/**
 * Where a network with a linear path starts: the path turns waveforms into their principal
 * components and back, and the layers beside it add nothing yet.
 */
final class PrincipalStart {

  private PrincipalStart() {}

  /**
   * The initial values that differ from those of a network without the path.
   *
   * @param network the architecture
   * @param groups {@code [group][port][sample]} in the recording's units
   * @param normaliser what the network's inputs are normalised by
   * @return tensors by name
   */
  static Map<String, Tensor> of(CaeNetwork network, Waveforms groups, Normaliser normaliser) {
    int inputs = network.inputLength();
    int latents = network.latentLength();
    Waveforms filled = filled(network, groups, normaliser);
    float[][] directions = PrincipalComponents.fit(filled, Math.min(inputs, latents)).components();
    float[] encoder = new float[inputs * latents];
    float[] decoder = new float[inputs * latents];
    for (int latent = 0; latent < directions.length; latent++) {
      for (int input = 0; input < inputs; input++) {
        encoder[input * latents + latent] = directions[latent][input];
        decoder[latent * inputs + input] = directions[latent][input];
      }
    }
    Convolution last = network.encoderOutput();
    Convolution output = network.decoderOutput();
    return Map.of(
        LinearShape.aroundEncoder(network).name(),
        Tensor.float32(encoder, inputs, latents),
        LinearShape.aroundDecoder(network).name(),
        Tensor.float32(decoder, latents, inputs),
        last.name() + ".scale",
        zeros(last.out()),
        output.name() + ".weight",
        zeros(output.taps(), output.in(), output.outPerGroup()),
        output.name() + ".bias",
        zeros(output.out()));
  }

  private static Tensor zeros(int... shape) {
    return Tensor.float32(new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)], shape);
  }

  /** Normalised waveforms, with zeros up to the times of the network. */
  private static Waveforms filled(CaeNetwork network, Waveforms groups, Normaliser normaliser) {
    int samples = groups.numSamples();
    int rows = groups.numSpikes() * groups.numChannels();
    float[] values = new float[rows * network.numTimes()];
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < samples; t++) {
        values[row * network.numTimes() + t] =
            normaliser.normalise(t, groups.values()[row * samples + t]);
      }
    }
    return new Waveforms(groups.numSpikes(), groups.numChannels(), network.numTimes(), values);
  }
}
