// SPDX-License-Identifier: BSD-2-Clause
/**
 * The numbers that a trellis codec works with, how a model stores them, and the rows that a decoder
 * has to make orthonormal by itself. It exists because trainer, encoder and decoder must see the
 * same rounded numbers on every machine, and because what is read of a file must be checked before
 * anything counts on it. For the trellis codec alone.
 */
package io.github.spikepress.codec.trellis.model;
