// SPDX-License-Identifier: BSD-2-Clause
/** Lossless coding of symbols: counts, tables and the range coder. */
package io.github.spikepress.entropy;
