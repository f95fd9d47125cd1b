// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

/**
 * Wall-clock times on the machine of the run; with the date, the only figures that differ from run
 * to run.
 *
 * @param trainingSeconds training, on the training part
 * @param encodingSeconds encoding the test part
 * @param decodingSeconds decoding the test part
 */
public record CodingTimes(double trainingSeconds, double encodingSeconds, double decodingSeconds) {}
