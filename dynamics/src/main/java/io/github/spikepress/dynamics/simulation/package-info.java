// SPDX-License-Identifier: BSD-2-Clause
/** Populations of which the true rates are known, so that inferred ones can be judged. */
package io.github.spikepress.dynamics.simulation;
