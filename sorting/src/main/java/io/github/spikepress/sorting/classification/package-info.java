// SPDX-License-Identifier: BSD-2-Clause
/**
 * Classifiers of spikes that learn from labels, and the simple ones that stand beside any other.
 */
package io.github.spikepress.sorting.classification;
