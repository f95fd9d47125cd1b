// SPDX-License-Identifier: BSD-2-Clause
/**
 * Linear transform codecs, the classical baselines of the CAE paper (Section 2.6): principal
 * components, cosine transform and Symmlet-4 wavelets. They share one codec and differ in the basis
 * alone. Their coefficients are stored as the paper counts them, 16 bits each, or with a uniform
 * quantiser and an entropy coder, which is what such codecs can really do.
 */
package io.github.spikepress.codec.transform;
