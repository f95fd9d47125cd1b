// SPDX-License-Identifier: BSD-2-Clause
/**
 * Codecs for recordings that nobody has seen yet. Their models store only what recordings have in
 * common; the rest, found anew for each payload, stands at its beginning: the level and the step in
 * the first such codec, kept for its files; means, basis, spreads and code lengths too in the one
 * that models are made for now. It exists so that nothing else knows how a payload says which
 * numbers it was coded with.
 */
package io.github.spikepress.codec.trellis.tuning;
