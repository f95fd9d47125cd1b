// SPDX-License-Identifier: BSD-2-Clause
/** How well inferred rates agree with true ones. */
package io.github.spikepress.dynamics.evaluation;
