// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.model;

import io.github.spikepress.quantization.ScaledIntegers;

/**
 * The stored numbers of a trellis codec. Means, basis and steps are in model units: recording units
 * times {@code gain}. Immutable by agreement: no array that it hands out may be changed.
 *
 * @param numChannels channels of a spike
 * @param numSamples samples of a channel
 * @param gain {@code [channel]} model units per recording unit
 * @param means {@code [class][value]}, values {@code [channel][sample]} row-major
 * @param basis {@code [coefficient][value]}, orthonormal up to rounding
 * @param spreads {@code [class][step][coefficient]} numbers of {@link CoefficientTables#spread}
 * @param tables code lengths and levels of the coefficients
 * @param classLengths {@code [class]} and last that of a foreign spike, sixteenths of a bit
 * @param stepLengths {@code [class][step]} in sixteenths of a bit
 * @param steps {@code [step]} step sizes, rising
 * @param prices what bits cost when choosing
 * @param adaptive whether each payload is fitted to the level of its spikes; {@code gain} then
 *     counts on top of that
 */
public record TrellisModel(
    int numChannels,
    int numSamples,
    float[] gain,
    ScaledIntegers means,
    ScaledIntegers basis,
    int[][][] spreads,
    CoefficientTables tables,
    int[] classLengths,
    int[][] stepLengths,
    float[] steps,
    Prices prices,
    boolean adaptive) {

  /** The family that the cards of all these models name. */
  public static final String FAMILY = "trellis";

  /**
   * What a bit costs.
   *
   * @param lambda in squared steps, among the coefficients of one class and step
   * @param lambdaDb in dB, among classes and steps
   */
  public record Prices(float lambda, float lambdaDb) {}

  /**
   * The number of classes.
   *
   * @return 1 or more; it also stands for the class of a foreign spike
   */
  public int numClasses() {
    return means.integers().length;
  }

  /**
   * The number of coefficients.
   *
   * @return rows of the basis
   */
  public int numCoefficients() {
    return basis.integers().length;
  }

  /**
   * The number of values of a spike.
   *
   * @return channels times samples
   */
  public int valuesPerSpike() {
    return numChannels * numSamples;
  }
}
