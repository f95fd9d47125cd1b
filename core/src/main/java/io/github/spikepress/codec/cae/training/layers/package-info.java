// SPDX-License-Identifier: BSD-2-Clause
/**
 * The stages as layers of Deeplearning4j, and the graph that they make. It exists so that nothing
 * else knows how the framework configures layers, hands out parameters and takes steps. For the
 * training alone.
 */
package io.github.spikepress.codec.cae.training.layers;
