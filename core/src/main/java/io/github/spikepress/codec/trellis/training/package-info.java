// SPDX-License-Identifier: BSD-2-Clause
/**
 * A model for the spikes of one recording, at a given step or price: with coefficients, or of
 * classes alone. It exists so that the same training runs wherever a search asks for it, on a part
 * of the spikes or on all; whether a target is met is the search's matter. For the trellis codec
 * alone.
 */
package io.github.spikepress.codec.trellis.training;
