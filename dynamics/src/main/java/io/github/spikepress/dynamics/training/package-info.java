// SPDX-License-Identifier: BSD-2-Clause
/**
 * Learns autoencoders by selective backpropagation through time: what was not observed is zero on
 * the way in, takes no part in the loss, and nothing flows back from it.
 */
package io.github.spikepress.dynamics.training;
