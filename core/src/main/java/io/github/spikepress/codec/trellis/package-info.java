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
 * <p>This package is the front: the family and the codec of models trained on one recording. Behind
 * it stand {@code model} (the stored numbers), {@code coding} (choosing, writing, reading), {@code
 * estimation} (numbers from choices), {@code training} (a model at a given step), {@code search}
 * (the model for a rate target) and {@code tuning} (models for recordings that nobody has seen
 * yet). Each imports only those before it.
 */
package io.github.spikepress.codec.trellis;
