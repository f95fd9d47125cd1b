// SPDX-License-Identifier: BSD-2-Clause
/** A trained autoencoder: from counts to rates and factors, and to a file and back. */
package io.github.spikepress.dynamics.model;
