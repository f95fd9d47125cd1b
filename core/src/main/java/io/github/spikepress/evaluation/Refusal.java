// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

/**
 * A run that a codec refused.
 *
 * @param codec label of its plan
 * @param target how good or how small, in words
 * @param split name of the trial
 * @param reason one line
 */
public record Refusal(String codec, String target, String split, String reason) {}
