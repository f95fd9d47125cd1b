// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.container.WriteReport;

/**
 * What one codec did on one data set.
 *
 * @param dataSet name of the spikes' source
 * @param dataSha256 hash of all its waveforms
 * @param split how they were divided
 * @param card how the codec was trained
 * @param written sizes, ratios and distortion of the test part, from the bytes of a real file
 * @param cost parameters and operations
 * @param times how long it took
 */
public record CodecFigures(
    String dataSet,
    String dataSha256,
    SplitSettings split,
    ModelCard card,
    WriteReport written,
    CodecCost cost,
    CodingTimes times) {}
