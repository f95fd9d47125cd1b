// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.blackrock;

/**
 * One channel of the file.
 *
 * @param name its label
 * @param gainUv microvolts per step; NaN where the file does not say
 * @param zero the stored number that means 0
 */
record NsxChannel(String name, double gainUv, double zero) {}
