// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.detection;

/**
 * A peak in a block of a signal.
 *
 * @param sample index in the block
 * @param channel channel on which it reaches highest above the noise
 */
public record Peak(int sample, int channel) {}
