// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

/**
 * What a codec costs to run, by count.
 *
 * @param encoderParameters numbers that the encoder has to hold
 * @param decoderParameters numbers that the decoder has to hold
 * @param encoderMacsPerSpike multiply-accumulate operations to encode one spike
 * @param decoderMacsPerSpike multiply-accumulate operations to decode one spike
 */
public record CodecCost(
    long encoderParameters,
    long decoderParameters,
    long encoderMacsPerSpike,
    long decoderMacsPerSpike) {}
