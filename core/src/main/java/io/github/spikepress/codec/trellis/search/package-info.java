// SPDX-License-Identifier: BSD-2-Clause
/**
 * The model that meets a rate target: which step, price and number of classes, measured on spikes
 * that were not learnt from. It exists because what a training gives is only known by measuring it
 * on other spikes, so that every target is a search over trainings. For the trellis codec alone.
 */
package io.github.spikepress.codec.trellis.search;
