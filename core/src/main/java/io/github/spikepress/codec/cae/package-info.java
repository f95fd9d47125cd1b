// SPDX-License-Identifier: BSD-2-Clause
/**
 * The compressive autoencoder with vector quantisation of Wu, Zhao, Keefer and Yang (2018): its
 * architecture, and its encoder, codeword search and decoder in plain Java. Nothing here loads the
 * framework that trains it, so that files open, compress and decompress anywhere.
 */
package io.github.spikepress.codec.cae;
