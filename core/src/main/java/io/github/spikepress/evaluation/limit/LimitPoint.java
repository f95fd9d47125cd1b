// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation.limit;

/**
 * A point of the estimated rate–distortion curve.
 *
 * @param bitsPerSpike rate
 * @param payloadRatio 16 bits per sample over the rate
 * @param sndrDb mean over waveforms of 20 log10(‖x‖/‖x−x̂‖)
 */
public record LimitPoint(double bitsPerSpike, double payloadRatio, double sndrDb) {}
