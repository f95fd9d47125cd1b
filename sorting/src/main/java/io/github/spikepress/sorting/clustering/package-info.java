// SPDX-License-Identifier: BSD-2-Clause
/** Finds out, without any truth, which spikes came from the same neuron. */
package io.github.spikepress.sorting.clustering;
