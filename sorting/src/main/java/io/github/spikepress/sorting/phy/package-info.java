// SPDX-License-Identifier: BSD-2-Clause
/**
 * Sorted spikes in folders of NPY files, as Kilosort writes and Phy reads them (phy's
 * documentation, "Sorting data format").
 */
package io.github.spikepress.sorting.phy;
