// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A differentiable piece of the network. It remembers its last forward pass, and the arrays that it
 * returns are its own: they hold until its next pass. What a forward pass returns may be changed
 * only by the stages that say so ("in place"), directly after it; the stage that follows reads it
 * again in its backward pass. Not thread-safe.
 */
public interface Stage {

  /**
   * Computes the outputs.
   *
   * @param rows {@code [time × batch][channel]}; not changed
   * @param training true to normalise by the batch and to drop out
   * @return {@code [time × batch][channel]}
   */
  INDArray forward(INDArray rows, boolean training);

  /**
   * Takes the gradient of the loss back through the last forward pass and adds the gradients of the
   * parameters to their views.
   *
   * @param gradient gradient of the outputs; may be overwritten
   * @return gradient of the inputs
   */
  INDArray backward(INDArray gradient);
}
