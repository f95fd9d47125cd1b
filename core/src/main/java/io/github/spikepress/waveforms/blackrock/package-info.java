// SPDX-License-Identifier: BSD-2-Clause
/**
 * Spikes of Blackrock's systems in {@code .nev} files, after "NEV File Specification" versions 2.1
 * to 3.0 (Blackrock Microsystems).
 */
package io.github.spikepress.waveforms.blackrock;
