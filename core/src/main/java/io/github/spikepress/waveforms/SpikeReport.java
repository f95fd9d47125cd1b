// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.recording.GroundTruth;
import java.util.Optional;

/**
 * What was noticed while spikes were read.
 *
 * @param alreadyCut true if the file held spikes, false if it held a recording
 * @param groundTruth the spikes that are known to be in the recording
 * @param noise noise level of each channel in the recording's units, 0 for a constant channel;
 *     empty for spikes already cut
 * @param droppedAtBorders spikes too near to an end of the recording to be cut
 */
public record SpikeReport(
    boolean alreadyCut, Optional<GroundTruth> groundTruth, double[] noise, int droppedAtBorders) {}
