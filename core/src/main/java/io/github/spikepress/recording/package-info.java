// SPDX-License-Identifier: BSD-2-Clause
/**
 * Continuous signals of electrodes, read lazily: a range of samples at a time, whatever the file
 * format. A new format is one {@link io.github.spikepress.recording.RecordingFormat} and one line
 * in the service file of that name.
 */
package io.github.spikepress.recording;
