// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

/**
 * Trials as the network takes them. Rows are ordered by step, then trial.
 *
 * @param steps bins of each trial
 * @param trials number of trials
 * @param inputs {@code [step · trials + trial][channel]}; zero where nothing was observed
 * @param counts spikes to be explained, in the same shape
 * @param inLoss which entries take part in the loss, in the same shape
 * @param observed number of observed entries, of which those in the loss may be a sample
 */
public record Batch(
    int steps, int trials, float[][] inputs, float[][] counts, boolean[][] inLoss, long observed) {}
