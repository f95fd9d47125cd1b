// SPDX-License-Identifier: BSD-2-Clause
/**
 * The differentiable pieces of the network: convolution, normalisation, rectifier, dropout, changes
 * of the sampling, shortcuts, the linear path. It exists so that each can be checked against
 * numerical gradients by itself, without a graph around it. For the training alone.
 */
package io.github.spikepress.codec.cae.training.stages;
