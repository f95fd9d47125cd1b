// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of one layer by name, as views of the network's flat vectors.
 *
 * @param values the parameters
 * @param gradients their gradients, of equal shapes
 */
public record Weights(Map<String, INDArray> values, Map<String, INDArray> gradients) {

  /**
   * A parameter.
   *
   * @param name its name
   * @return a view; {@code null} if the layer has none of this name
   */
  public INDArray value(String name) {
    return values.get(name);
  }

  /**
   * The gradient of a parameter.
   *
   * @param name its name
   * @return a view; {@code null} if the layer has none of this name
   */
  public INDArray gradient(String name) {
    return gradients.get(name);
  }
}
