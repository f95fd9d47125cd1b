// SPDX-License-Identifier: BSD-2-Clause
/** Judges a sorting against another one, usually the truth. */
package io.github.spikepress.sorting.comparison;
