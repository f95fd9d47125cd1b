// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.entropy.CodeLengths;
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

  private final TrellisModel model;
  private final int breadth;
  private final float[][] means;
  private final float[][] basis;

  /** {@code [class][coefficient]}: the means' coordinates along the basis. */
  private final float[][] meanCoefficients;

  private final float[] meanEnergies;
  private final float[] classBits;
  private final float[][] stepBits;
  private final TrellisSearch search;
  private final RoughCosts rough;
  private final Shortlist shortlist;

  private final float[] transposed;
  private final float[] energies = new float[BLOCK];
  private final float[] projections;
  private final float[] correlations;

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

  SpikeChooser(TrellisModel model, int breadth) {
    this.model = model;
    this.breadth = Math.min(breadth, model.numClasses());
    means = model.means().toFloats();
    basis = model.basis().toFloats();
    int numClasses = means.length;
    meanCoefficients = new float[numClasses][basis.length];
    meanEnergies = new float[numClasses];
    stepBits = new float[numClasses][];
    for (int k = 0; k < numClasses; k++) {
      meanEnergies[k] = dot(means[k], means[k]);
      for (int i = 0; i < basis.length; i++) {
        meanCoefficients[k][i] = dot(basis[i], means[k]);
      }
      stepBits[k] = CodeLengths.bits(model.stepLengths()[k]);
    }
    classBits = CodeLengths.bits(model.classLengths());
    search = new TrellisSearch(model.tables(), model.prices().lambda(), basis.length);
    rough = new RoughCosts(model.tables(), model.prices().lambda(), greatestSpread());
    shortlist = new Shortlist(SEARCHES);
    transposed = new float[BLOCK * model.valuesPerSpike()];
    projections = new float[BLOCK * basis.length];
    correlations = new float[BLOCK * numClasses];
    coefficients = new float[this.breadth * basis.length];
    residuals = new float[this.breadth];
    this.classes = new int[this.breadth];
    distances = new float[numClasses];
    bestLevels = new int[basis.length];
  }

  private int greatestSpread() {
    return Arrays.stream(model.spreads())
        .flatMap(Arrays::stream)
        .flatMapToInt(Arrays::stream)
        .max()
        .orElse(0);
  }

  private static float dot(float[] left, float[] right) {
    float sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
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
    for (int i = 0; i < basis.length; i++) {
      project(basis[i], projections, i * BLOCK);
    }
    for (int k = 0; k < means.length; k++) {
      project(means[k], correlations, k * BLOCK);
    }
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
        transposed[t * BLOCK + b] = spike[t];
        energy += spike[t] * spike[t];
      }
      energies[b] = energy;
    }
  }

  private void project(float[] direction, float[] into, int offset) {
    Arrays.fill(into, offset, offset + BLOCK, 0);
    for (int t = 0; t < direction.length; t++) {
      float weight = direction[t];
      int row = t * BLOCK;
      for (int b = 0; b < BLOCK; b++) {
        into[offset + b] += weight * transposed[row + b];
      }
    }
  }

  private Choice chooseOne(int b) {
    for (int k = 0; k < means.length; k++) {
      distances[k] = energies[b] - 2 * correlations[k * BLOCK + b] + meanEnergies[k];
    }
    bestScore = NEVER;
    considerSilence(energies[b]);
    shortlist.clear();
    for (int i = 0; i < breadth; i++) {
      int k = takeNearest();
      classes[i] = k;
      residuals[i] = Math.max(distances[k] - subtractMean(i, k, b), 0);
      distances[k] = NEVER;
      estimate(i, k);
    }
    for (int i = 0; i < shortlist.size(); i++) {
      consider(shortlist.item(i) / model.steps().length, shortlist.item(i) % model.steps().length);
    }
    int[] levels = bestClass == means.length ? new int[0] : bestLevels.clone();
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
    float bits = classBits[means.length] + ForeignSpike.DEPTH_BITS;
    bestDistortion = Math.max(energy, LEAST_DISTORTION);
    bestScore = score(bestDistortion, bits);
    bestClass = means.length;
    bestStep = 0;
    bestBits = bits;
  }

  /** Fills in the coefficients beside a mean; returns their energy. */
  private float subtractMean(int i, int k, int b) {
    float energy = 0;
    int row = i * basis.length;
    for (int c = 0; c < basis.length; c++) {
      float coefficient = projections[c * BLOCK + b] - meanCoefficients[k][c];
      coefficients[row + c] = coefficient;
      energy += coefficient * coefficient;
    }
    return energy;
  }

  private void estimate(int i, int k) {
    for (int j = 0; j < model.steps().length; j++) {
      float step = model.steps()[j];
      rough.estimate(coefficients, i * basis.length, 1 / step, model.spreads()[k][j]);
      float distortion = residuals[i] + rough.distortion() * step * step;
      float bits = classBits[k] + stepBits[k][j] + rough.bits();
      float score = score(Math.max(distortion, LEAST_DISTORTION), bits);
      shortlist.offer(i * model.steps().length + j, score);
    }
  }

  private void consider(int i, int j) {
    int k = classes[i];
    float step = model.steps()[j];
    int row = i * basis.length;
    search.search(coefficients, row, 1 / step, model.spreads()[k][j]);
    float distortion = residuals[i] + search.distortion() * step * step;
    distortion = Math.max(distortion, LEAST_DISTORTION);
    float bits = classBits[k] + stepBits[k][j] + search.codeLength();
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
    return DB_PER_OCTAVE * DeterministicLog.log2(distortion) + model.prices().lambdaDb() * bits;
  }
}
