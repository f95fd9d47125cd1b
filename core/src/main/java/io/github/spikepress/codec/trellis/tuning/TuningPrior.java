// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.quantization.ScaledIntegers;

/**
 * What is known of spikes before any of a recording are seen. Levels are those of spikes whose
 * median rms is 1.
 *
 * @param numChannels channels of a spike
 * @param numSamples samples of a channel
 * @param basis {@code [coordinate][sample]} of one channel: the directions of falling variance,
 *     orthonormal up to rounding
 * @param meanSpreads {@code [coordinate]} spreads of the class means' coordinates, in halves of
 *     their unit at the first step
 * @param directionSpreads {@code [row][coordinate]} spreads of the directions of a recording
 * @param tables code lengths and levels
 * @param steps {@code [step]} step sizes, rising
 * @param lambda price of a bit in squared steps
 */
record TuningPrior(
    int numChannels,
    int numSamples,
    ScaledIntegers basis,
    int[] meanSpreads,
    int[][] directionSpreads,
    CoefficientTables tables,
    float[] steps,
    float lambda) {}
