// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.training.stages.GradientCheck;
import io.github.spikepress.codec.cae.training.stages.Sequence;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gradients of the layers of several stages are the numerical ones. */
class LayersGradientTest {

  private static final Map<String, String> TINY =
      Map.of("m_spk", "2", "n_feat", "3", "k", "5", "width", "8", "groups", "2");

  private final GradientCheck gradients = new GradientCheck();

  @Test
  void sharedStagesAddUpTheirGradients() {
    CaeNetwork network = tiny(true);
    EncoderStagesLayer encoder = new EncoderStagesLayer(network, 0, 1);
    DecoderStagesLayer decoder = new DecoderStagesLayer(network, 0, 1);
    gradients.declare(encoder.parameters());
    gradients.declare(decoder.parameters());
    Sequence both =
        new Sequence()
            .then(encoder.stage(gradients.weights))
            .then(decoder.stage(gradients.weights));
    gradients.check(both, network.settings().width());
  }

  @Test
  void ownStages() {
    CaeNetwork network = tiny(false);
    DecoderStagesLayer decoder = new DecoderStagesLayer(network, 0, 1);
    gradients.declare(decoder.parameters());
    gradients.check(
        decoder.stage(gradients.weights),
        network.settings().width(),
        GradientCheck.BATCH * network.featureLength());
  }

  private static CaeNetwork tiny(boolean shared) {
    return new CaeNetwork(
        CaeSettings.paper().with(TINY).with(Map.of("shared_stages", "" + shared)),
        GradientCheck.TIMES);
  }
}
