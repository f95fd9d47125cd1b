// SPDX-License-Identifier: BSD-2-Clause
/**
 * Sorting by a mixture of multivariate Student t distributions: heavy tails keep overlaps and
 * artefacts from bending the units, and valleys in the density of spikes say how many units there
 * are.
 */
package io.github.spikepress.sorting.clustering.mixture;
