// SPDX-License-Identifier: BSD-2-Clause
/**
 * Classifying spikes by a network whose weights and activations are single bits, as small hardware
 * would do it: comparisons, bit counts and no multiplication.
 */
package io.github.spikepress.sorting.binarized;
