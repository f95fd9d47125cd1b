// SPDX-License-Identifier: BSD-2-Clause
/**
 * Networks that classify spikes, in plain Java: one whose weights and activations are single bits,
 * as small hardware would run it, with additions and bit counts and no multiplication, and its twin
 * of equal size in full precision.
 */
package io.github.spikepress.sorting.binarized;
