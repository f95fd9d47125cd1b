// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

/**
 * Units that an unsupervised sorter made up. Agreement with them says nothing of the truth.
 *
 * @param labels unit of each spike, −1 = unassigned; not copied, must not be changed
 */
public record PseudoLabels(int[] labels) {}
