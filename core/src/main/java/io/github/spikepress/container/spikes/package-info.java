// SPDX-License-Identifier: BSD-2-Clause
/**
 * Spikes in memory, before any byte: their order in time, pieces of them, and which of them are
 * wanted. It exists because writing, reading and whoever asks for spikes must mean the same order
 * by the same words.
 */
package io.github.spikepress.container.spikes;
