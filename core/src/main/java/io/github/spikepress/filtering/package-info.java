// SPDX-License-Identifier: BSD-2-Clause
/** Keeps the band of a signal in which spikes live, so that one threshold serves all of it. */
package io.github.spikepress.filtering;
