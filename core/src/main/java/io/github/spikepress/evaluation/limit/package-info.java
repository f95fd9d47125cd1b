// SPDX-License-Identifier: BSD-2-Clause
/** How far a codec could get if spikes were what a mixture of Gaussians says they are. */
package io.github.spikepress.evaluation.limit;
