// SPDX-License-Identifier: BSD-2-Clause
/**
 * What the autoencoder has to beat: smoothing and linear imputation; and what nothing can: an
 * oracle.
 */
package io.github.spikepress.dynamics.baselines;
