// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.model;

/**
 * What a model infers from counts, for every bin, observed or not.
 *
 * @param ratesHz firing rates in spikes per second, {@code [trial][bin][channel]}
 * @param factors latent factors, {@code [trial][bin][factor]}; of a model without factors the
 *     generator's states
 */
public record InferredDynamics(double[][][] ratesHz, float[][][] factors) {}
