// SPDX-License-Identifier: BSD-2-Clause
/** Writes sorted spikes for other programs. */
package io.github.spikepress.sorting.export;
