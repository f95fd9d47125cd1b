// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.quantiser;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.CaeTraining;
import io.github.spikepress.codec.cae.CodebookTraining;
import io.github.spikepress.codec.cae.training.stages.GradientCheck;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients of the quantiser are those of a smooth stand-in loss. */
class QuantiserGradientTest {

  private static final Map<String, String> TINY =
      Map.of("m_spk", "2", "n_feat", "3", "k", "5", "width", "8", "groups", "2");

  private final GradientCheck gradients = new GradientCheck();

  /** Codebook and latents: the quantiser's gradient is that of a smooth stand-in loss. */
  @Test
  void quantiser() {
    CaeNetwork network = new CaeNetwork(CaeSettings.paper().with(TINY), GradientCheck.TIMES);
    CodebookTraining training = CaeTraining.authors().codebook();
    double beta = training.beta();
    gradients.declare(List.of(Quantiser.parameters(network, training)));
    INDArray codebook = gradients.weights.value(Quantiser.CODEBOOK).muli(10);
    Quantiser quantiser = new Quantiser(network, training, gradients.weights);
    INDArray latents =
        gradients.random(GradientCheck.BATCH * network.featureLength(), network.settings().nFeat());
    INDArray pull = gradients.random(latents.rows(), latents.columns());
    quantiser.forward(latents, true);
    INDArray back = quantiser.backward(pull.dup());
    DoubleSupplier ofCodebook =
        () -> {
          double passed = quantiser.forward(latents, true).mul(pull).sumNumber().doubleValue();
          return passed + quantiser.loss() / (1 + beta);
        };
    gradients.compare(codebook, gradients.weights.gradient(Quantiser.CODEBOOK), ofCodebook);
    DoubleSupplier ofLatents =
        () -> {
          quantiser.forward(latents, true);
          double through = latents.mul(pull).sumNumber().doubleValue();
          return through + beta * quantiser.loss() / (1 + beta);
        };
    gradients.compare(latents, back, ofLatents);
  }
}
