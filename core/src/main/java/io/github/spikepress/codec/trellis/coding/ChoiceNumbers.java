// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.entropy.CodeLengths;
import java.util.Arrays;

/** The numbers from which choices are made, ready for use. Immutable and thread-safe. */
final class ChoiceNumbers {

  private final TrellisModel model;
  private final float[][] means;
  private final float[][] basis;
  private final float[][] meanCoefficients;
  private final float[] meanEnergies;
  private final float[] classBits;
  private final float[][] stepBits;
  private final float[] inverseSteps;
  private final CandidateTable candidates;
  private final RoughCosts rough;

  ChoiceNumbers(TrellisModel model) {
    this.model = model;
    means = model.means().toFloats();
    basis = model.basis().toFloats();
    meanCoefficients = new float[means.length][basis.length];
    meanEnergies = new float[means.length];
    stepBits = new float[means.length][];
    for (int k = 0; k < means.length; k++) {
      meanEnergies[k] = dot(means[k], means[k]);
      for (int i = 0; i < basis.length; i++) {
        meanCoefficients[k][i] = dot(basis[i], means[k]);
      }
      stepBits[k] = CodeLengths.bits(model.stepLengths()[k]);
    }
    classBits = CodeLengths.bits(model.classLengths());
    inverseSteps = new float[model.steps().length];
    for (int j = 0; j < inverseSteps.length; j++) {
      inverseSteps[j] = 1 / model.steps()[j];
    }
    float lambda = model.prices().lambda();
    candidates = new CandidateTable(model.tables(), lambda, model.spreads());
    rough = new RoughCosts(model.tables(), lambda, greatestSpread());
  }

  private static float dot(float[] left, float[] right) {
    float sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private int greatestSpread() {
    return Arrays.stream(model.spreads())
        .flatMap(Arrays::stream)
        .flatMapToInt(Arrays::stream)
        .max()
        .orElse(0);
  }

  int valuesPerSpike() {
    return model.valuesPerSpike();
  }

  int numSteps() {
    return inverseSteps.length;
  }

  /** {@code [class][value]}. */
  float[][] means() {
    return means;
  }

  /** {@code [coefficient][value]}. */
  float[][] basis() {
    return basis;
  }

  /** A mean's coordinates along the basis. */
  float[] meanCoefficients(int spikeClass) {
    return meanCoefficients[spikeClass];
  }

  /** {@code [class]} squared length of the means. */
  float[] meanEnergies() {
    return meanEnergies;
  }

  /** Code length of a class, or of a foreign spike. */
  float bits(int spikeClass) {
    return classBits[spikeClass];
  }

  /** Code length of a class and a step. */
  float bits(int spikeClass, int step) {
    return classBits[spikeClass] + stepBits[spikeClass][step];
  }

  float step(int step) {
    return model.steps()[step];
  }

  float inverseStep(int step) {
    return inverseSteps[step];
  }

  int[] spreads(int spikeClass, int step) {
    return model.spreads()[spikeClass][step];
  }

  /** Price of a bit in dB. */
  float lambdaDb() {
    return model.prices().lambdaDb();
  }

  RoughCosts rough() {
    return rough;
  }

  /** A search of its own for each thread. */
  TrellisSearch newSearch() {
    return new TrellisSearch(model.tables(), candidates, model.prices().lambda(), basis.length);
  }
}
