// SPDX-License-Identifier: BSD-2-Clause
/**
 * Class, step and coefficients of a spike: how they are chosen, written, read and turned into a
 * spike again. It exists so that what an encoder chooses and what a decoder restores are one
 * matter, whoever made the numbers; no choice depends on any other spike. For the trellis codec
 * alone.
 */
package io.github.spikepress.codec.trellis.coding;
