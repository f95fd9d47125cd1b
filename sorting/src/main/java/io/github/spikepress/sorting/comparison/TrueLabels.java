// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

/**
 * Units as they really are: from a simulation or another measurement.
 *
 * @param labels unit of each spike, −1 = unknown; not copied, must not be changed
 */
public record TrueLabels(int[] labels) {}
