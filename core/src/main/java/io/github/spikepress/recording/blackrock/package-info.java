// SPDX-License-Identifier: BSD-2-Clause
/**
 * Continuous signals of Blackrock's systems in {@code .ns1} to {@code .ns6} files, after "NSx File
 * Specification" versions 2.1 to 3.0 (Blackrock Microsystems).
 */
package io.github.spikepress.recording.blackrock;
