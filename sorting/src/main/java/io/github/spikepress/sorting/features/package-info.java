// SPDX-License-Identifier: BSD-2-Clause
/** What a sorter looks at instead of raw waveforms: aligned spikes and their few best numbers. */
package io.github.spikepress.sorting.features;
