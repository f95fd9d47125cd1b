// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.trellis.model.TrellisModel;

/**
 * A tuning and the numbers that it makes.
 *
 * @param tuning what a payload says
 * @param model the codec's numbers
 */
record Tuned(Tuning tuning, TrellisModel model) {}
