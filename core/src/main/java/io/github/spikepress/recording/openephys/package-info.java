// SPDX-License-Identifier: BSD-2-Clause
/**
 * Recordings of the Open Ephys GUI in its binary format: {@code structure.oebin} (JSON) names the
 * streams, each with its {@code continuous.dat} of interleaved 16-bit integers.
 */
package io.github.spikepress.recording.openephys;
