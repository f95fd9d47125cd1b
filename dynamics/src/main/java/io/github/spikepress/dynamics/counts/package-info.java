// SPDX-License-Identifier: BSD-2-Clause
/**
 * Binned spike counts together with the knowledge of which of them somebody looked at: the only
 * input of every model here, so that a missing sample can never be mistaken for silence.
 */
package io.github.spikepress.dynamics.counts;
