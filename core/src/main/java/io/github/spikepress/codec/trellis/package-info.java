// SPDX-License-Identifier: BSD-2-Clause
/**
 * The default codec: each spike is the mean of its class plus a few Karhunen–Loève coefficients,
 * quantised along a trellis with one of a few step sizes and coded with static tables. Spikes of
 * several channels are one vector, so that what channels share is stored once.
 *
 * <p>The choices of class, step and coefficients for one spike do not depend on any other spike;
 * training only estimates numbers, and a codec uses nothing but the rounded numbers that its model
 * stores.
 *
 * <p>Models for recordings that nobody has seen yet store only what recordings have in common
 * ({@link io.github.spikepress.codec.trellis.TuningPrior}); the rest, a {@link
 * io.github.spikepress.codec.trellis.Tuning}, is found for each payload and stands at its
 * beginning. Both together make the same numbers that a trained model stores.
 */
package io.github.spikepress.codec.trellis;
