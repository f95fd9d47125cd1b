// SPDX-License-Identifier: BSD-2-Clause
/**
 * Numbers of a model from spikes whose class and step are known: means, basis, tables, code
 * lengths, prices. It exists because training for one recording and tuning to one payload estimate
 * alike and only differ in what they may store. For the trellis codec alone.
 */
package io.github.spikepress.codec.trellis.estimation;
