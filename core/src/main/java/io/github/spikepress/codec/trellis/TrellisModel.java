// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.quantization.ScaledIntegers;
import java.util.Arrays;

/**
 * The stored numbers of a trellis codec. Means, basis and steps are in model units: recording units
 * times {@code gain}.
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
record TrellisModel(
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

  /**
   * What a bit costs.
   *
   * @param lambda in squared steps, among the coefficients of one class and step
   * @param lambdaDb in dB, among classes and steps
   */
  record Prices(float lambda, float lambdaDb) {}

  /** The numbers for one payload: everything that goes with level and step, moved. */
  TrellisModel adapted(Adaptation adaptation) {
    float[] louder = gain.clone();
    for (int channel = 0; channel < louder.length; channel++) {
      louder[channel] *= adaptation.gain();
    }
    float[] longer = steps.clone();
    for (int j = 0; j < longer.length; j++) {
      longer[j] *= adaptation.stepFactor();
    }
    return new TrellisModel(
        numChannels,
        numSamples,
        louder,
        means,
        basis,
        narrower(adaptation.stepCode()),
        tables,
        classLengths,
        stepLengths,
        longer,
        prices,
        false);
  }

  /** Spreads count in steps: longer steps make them smaller. */
  private int[][][] narrower(int stepCode) {
    return Arrays.stream(spreads)
        .map(
            bySteps ->
                Arrays.stream(bySteps)
                    .map(row -> Arrays.stream(row).map(s -> narrower(s, stepCode)).toArray())
                    .toArray(int[][]::new))
        .toArray(int[][][]::new);
  }

  private static int narrower(int spread, int stepCode) {
    return Math.max(0, Math.min(CoefficientTables.GREATEST_SPREAD, spread - stepCode));
  }

  int numClasses() {
    return means.integers().length;
  }

  int numCoefficients() {
    return basis.integers().length;
  }

  int valuesPerSpike() {
    return numChannels * numSamples;
  }

  /** What running a codec with these numbers costs. */
  CodecCost cost() {
    long size = valuesPerSpike();
    long classes = numClasses();
    long coefficients = numCoefficients();
    long coded = 2L * tables.bits().length;
    long shared = (classes + coefficients) * size + classes * steps.length * coefficients + coded;
    long projection = (classes + coefficients) * size;
    long branches = Math.min(TrellisCodec.BREADTH, classes) * steps.length * coefficients * 8;
    return new CodecCost(
        shared + classes * coefficients, shared, projection + 2 * branches, coefficients * size);
  }
}
