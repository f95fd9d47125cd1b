// SPDX-License-Identifier: BSD-2-Clause
/**
 * The vector quantiser between encoder and decoder, and the rules by which its codewords learn. It
 * exists because the codebook learns otherwise than all other parameters, and by choices of the
 * very search that encodes files. For the training alone.
 */
package io.github.spikepress.codec.cae.training.quantiser;
