// SPDX-License-Identifier: BSD-2-Clause
/**
 * Turning vectors into indexes and back, without knowing what a spike is: codebooks and how they
 * are trained, residual quantisation, and the trellis of trellis-coded quantisation. Everything
 * here is plain arithmetic in a fixed order, so that indexes are equal on any machine.
 */
package io.github.spikepress.quantization;
