// SPDX-License-Identifier: BSD-2-Clause
/**
 * Firing rates of a population of which only a part is watched at a time: a sequential autoencoder
 * taught by selective backpropagation through time. This package is the door: train, infer.
 */
package io.github.spikepress.dynamics;
