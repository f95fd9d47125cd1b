// SPDX-License-Identifier: BSD-2-Clause
/**
 * Which chunks a file has, where they lie and what they hold: times, channels, and which of them
 * are one slab. It exists so that a reader finds some spikes without touching the others. For the
 * container alone.
 */
package io.github.spikepress.container.index;
