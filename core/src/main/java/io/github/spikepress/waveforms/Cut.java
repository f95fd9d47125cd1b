// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

/**
 * A spike that was cut.
 *
 * @param sample sample of its peak, counted from the start of the signal
 * @param group its group of channels
 * @param channel channel of its peak
 * @param values {@code [channel][sample]} of its window
 */
record Cut(long sample, int group, int channel, float[] values) {}
