// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

/**
 * Where a training run stands.
 *
 * @param epoch epochs done
 * @param epochs epochs asked for
 * @param loss training loss of the epoch; NaN where the family has none
 * @param validationSndrDb quality on the validation part in dB; NaN where not measured
 * @param codewordsUsed codewords or classes in use; −1 where the family has none
 */
public record TrainingProgress(
    int epoch, int epochs, double loss, double validationSndrDb, int codewordsUsed) {}
