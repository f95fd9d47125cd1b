// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of one layer by name, as views of the network's flat vectors.
 *
 * @param values the parameters
 * @param gradients their gradients, of equal shapes
 */
record Weights(Map<String, INDArray> values, Map<String, INDArray> gradients) {

  INDArray value(String name) {
    return values.get(name);
  }

  INDArray gradient(String name) {
    return gradients.get(name);
  }
}
