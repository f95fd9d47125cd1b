// SPDX-License-Identifier: BSD-2-Clause
/**
 * Recordings in Neurodata Without Borders files of version 2 (HDF5): the {@code ElectricalSeries}
 * of the NWB format specification.
 */
package io.github.spikepress.recording.nwb;
