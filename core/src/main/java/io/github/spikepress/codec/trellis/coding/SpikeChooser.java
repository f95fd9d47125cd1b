// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.quantization.DeterministicLog;
import java.util.Arrays;

/**
 * Chooses class, step and coefficients of spikes: least 10 log10(distortion) plus price times bits.
 * Looks at a block of spikes at a time, so that the projections run over contiguous spikes, but no
 * choice depends on another spike. Not thread-safe: one a thread.
 */
final class SpikeChooser {

  /** Spikes in a block. */
  static final int BLOCK = 64;

  /** Pairs of class and step that are searched after a rough estimate. */
  private static final int SEARCHES = 3;

  private static final float DB_PER_OCTAVE = 3.0103f;
  private static final float LEAST_DISTORTION = 1e-12f;
  private static final float NEVER = Float.POSITIVE_INFINITY;

  private final ChoiceNumbers numbers;
  private final int numClasses;
  private final int numCoefficients;
  private final int breadth;
  private final TrellisSearch search;
  private final Shortlist shortlist;

  /** {@code [value][spike of the block]}. */
  private final float[][] transposed;

  private final float[] energies = new float[BLOCK];

  /** {@code [coefficient][spike of the block]}. */
  private final float[][] projections;

  /** {@code [class][spike of the block]}. */
  private final float[][] correlations;

  /** {@code [rank][coefficient]} of the nearest classes. */
  private final float[] coefficients;

  private final float[] residuals;
  private final int[] classes;
  private final float[] distances;

  private float bestScore;
  private int bestClass;
  private int bestStep;
  private float bestDistortion;
  private float bestBits;
  private final int[] bestLevels;

  SpikeChooser(ChoiceNumbers numbers, int breadth) {
    this.numbers = numbers;
    numClasses = numbers.means().length;
    numCoefficients = numbers.basis().length;
    this.breadth = Math.min(breadth, numClasses);
    search = numbers.newSearch();
    shortlist = new Shortlist(SEARCHES);
    transposed = new float[numbers.valuesPerSpike()][BLOCK];
    projections = new float[numCoefficients][BLOCK];
    correlations = new float[numClasses][BLOCK];
    coefficients = new float[this.breadth * numCoefficients];
    residuals = new float[this.breadth];
    classes = new int[this.breadth];
    distances = new float[numClasses];
    bestLevels = new int[numCoefficients];
  }

  /**
   * Chooses for a block.
   *
   * @param spikes {@code [spike][value]} in model units
   * @param from first spike of the block
   * @param to one past the last, at most {@link #BLOCK} further
   * @param into receives the choices at the spikes' own indexes
   */
  void choose(float[][] spikes, int from, int to, Choice[] into) {
    transpose(spikes, from, to);
    project(numbers.basis(), projections);
    project(numbers.means(), correlations);
    for (int spike = from; spike < to; spike++) {
      into[spike] = chooseOne(spike - from);
    }
  }

  private void transpose(float[][] spikes, int from, int to) {
    Arrays.fill(energies, 0);
    for (int b = 0; b < to - from; b++) {
      float[] spike = spikes[from + b];
      float energy = 0;
      for (int t = 0; t < spike.length; t++) {
        transposed[t][b] = spike[t];
        energy += spike[t] * spike[t];
      }
      energies[b] = energy;
    }
  }

  private void project(float[][] directions, float[][] into) {
    for (int i = 0; i < directions.length; i++) {
      project(directions[i], into[i]);
    }
  }

  /**
   * Four samples at a time, which saves loads and stores of the sums. Every array is indexed by the
   * spike alone: the JVM vectorises such loops.
   */
  private void project(float[] direction, float[] into) {
    Arrays.fill(into, 0);
    int t = 0;
    for (; t + 3 < direction.length; t += 4) {
      float weight0 = direction[t];
      float weight1 = direction[t + 1];
      float weight2 = direction[t + 2];
      float weight3 = direction[t + 3];
      float[] values0 = transposed[t];
      float[] values1 = transposed[t + 1];
      float[] values2 = transposed[t + 2];
      float[] values3 = transposed[t + 3];
      for (int b = 0; b < BLOCK; b++) {
        into[b] +=
            weight0 * values0[b]
                + weight1 * values1[b]
                + weight2 * values2[b]
                + weight3 * values3[b];
      }
    }
    for (; t < direction.length; t++) {
      float weight = direction[t];
      float[] values = transposed[t];
      for (int b = 0; b < BLOCK; b++) {
        into[b] += weight * values[b];
      }
    }
  }

  private Choice chooseOne(int b) {
    for (int k = 0; k < numClasses; k++) {
      distances[k] = energies[b] - 2 * correlations[k][b] + numbers.meanEnergies()[k];
    }
    bestScore = NEVER;
    considerSilence(energies[b]);
    shortlist.clear();
    for (int i = 0; i < breadth; i++) {
      int k = takeNearest();
      classes[i] = k;
      residuals[i] = Math.max(distances[k] - subtractMean(i, k, b), LEAST_DISTORTION);
      distances[k] = NEVER;
      estimate(i, k);
    }
    for (int i = 0; i < shortlist.size(); i++) {
      consider(shortlist.item(i) / numbers.numSteps(), shortlist.item(i) % numbers.numSteps());
    }
    int[] levels = bestClass == numClasses ? new int[0] : bestLevels.clone();
    return new Choice(bestClass, bestStep, levels, bestDistortion, bestBits);
  }

  private int takeNearest() {
    int nearest = 0;
    for (int k = 1; k < distances.length; k++) {
      if (distances[k] < distances[nearest]) {
        nearest = k;
      }
    }
    return nearest;
  }

  private void considerSilence(float energy) {
    float bits = numbers.bits(numClasses) + ForeignSpike.DEPTH_BITS;
    bestDistortion = Math.max(energy, LEAST_DISTORTION);
    bestScore = score(bestDistortion, bits);
    bestClass = numClasses;
    bestStep = 0;
    bestBits = bits;
  }

  /** Fills in the coefficients beside a mean; returns their energy. */
  private float subtractMean(int i, int k, int b) {
    float energy = 0;
    int row = i * numCoefficients;
    float[] meanCoefficients = numbers.meanCoefficients(k);
    for (int c = 0; c < numCoefficients; c++) {
      float coefficient = projections[c][b] - meanCoefficients[c];
      coefficients[row + c] = coefficient;
      energy += coefficient * coefficient;
    }
    return energy;
  }

  private void estimate(int i, int k) {
    int steps = numbers.numSteps();
    for (int j = 0; j < steps; j++) {
      long rough =
          numbers
              .rough()
              .estimate(
                  coefficients, i * numCoefficients, numbers.inverseStep(j), numbers.spreads(k, j));
      float step = numbers.step(j);
      float distortion = residuals[i] + RoughCosts.distortion(rough) * step * step;
      float bits = numbers.bits(k, j) + RoughCosts.bits(rough);
      shortlist.offer(i * steps + j, score(distortion, bits));
    }
  }

  private void consider(int i, int j) {
    int k = classes[i];
    float step = numbers.step(j);
    int row = i * numCoefficients;
    search.search(coefficients, row, numbers.inverseStep(j), numbers.spreads(k, j));
    float distortion = residuals[i] + search.distortion() * step * step;
    float bits = numbers.bits(k, j) + search.codeLength();
    float score = score(distortion, bits);
    if (score < bestScore) {
      bestScore = score;
      bestClass = k;
      bestStep = j;
      bestDistortion = distortion;
      bestBits = bits;
      keepLevels(row);
    }
  }

  private void keepLevels(int row) {
    int[] magnitudes = search.magnitudes();
    for (int i = 0; i < bestLevels.length; i++) {
      bestLevels[i] = coefficients[row + i] < 0 ? -magnitudes[i] : magnitudes[i];
    }
  }

  private float score(float distortion, float bits) {
    return DB_PER_OCTAVE * DeterministicLog.log2(distortion) + numbers.lambdaDb() * bits;
  }
}
