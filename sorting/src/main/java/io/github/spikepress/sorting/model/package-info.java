// SPDX-License-Identifier: BSD-2-Clause
/**
 * Trained sorters: alignment, normalisation and a network together, as files that hold numbers
 * only, and one spike at a time.
 */
package io.github.spikepress.sorting.model;
