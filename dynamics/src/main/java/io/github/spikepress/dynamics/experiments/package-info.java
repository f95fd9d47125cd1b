// SPDX-License-Identifier: BSD-2-Clause
/**
 * The measurements behind the documented figures, each a program with its settings as arguments.
 */
package io.github.spikepress.dynamics.experiments;
