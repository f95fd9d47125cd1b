// SPDX-License-Identifier: BSD-2-Clause
/**
 * Codecs that store a spike as the indexes of codewords: one codebook, or several whose codewords
 * add up. Simple, strong at high ratios, and the yardstick that any network has to beat.
 */
package io.github.spikepress.codec.vector;
