// SPDX-License-Identifier: BSD-2-Clause
/**
 * Compressive sensing, the last baseline of the CAE paper (Section 2.6.5): the implant adds and
 * subtracts samples at random, the receiver searches for the spike whose fractional differences are
 * sparsest. Encoding is cheap, decoding takes some two million multiplications a waveform.
 */
package io.github.spikepress.codec.sensing;
