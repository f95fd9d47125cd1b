// SPDX-License-Identifier: BSD-2-Clause
/**
 * Recordings of Intan's RHD2000 system in its own file format, after "RHD2000 Application Note:
 * Data File Formats" (Intan Technologies).
 */
package io.github.spikepress.recording.intan;
