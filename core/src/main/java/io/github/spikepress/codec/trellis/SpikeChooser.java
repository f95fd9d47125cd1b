// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

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

  private final float[] transposed;
  private final float[] energies = new float[BLOCK];
  private final float[] projections;
  private final float[] correlations;
  private final float[] coefficients;
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
    int classes = means.length;
    meanCoefficients = new float[classes][basis.length];
    meanEnergies = new float[classes];
    stepBits = new float[classes][];
    for (int k = 0; k < classes; k++) {
      meanEnergies[k] = dot(means[k], means[k]);
      for (int i = 0; i < basis.length; i++) {
        meanCoefficients[k][i] = dot(basis[i], means[k]);
      }
      stepBits[k] = CodeLengths.bits(model.stepLengths()[k]);
    }
    classBits = CodeLengths.bits(model.classLengths());
    search = new TrellisSearch(model.tables(), model.prices().lambda(), basis.length);
    transposed = new float[BLOCK * model.valuesPerSpike()];
    projections = new float[BLOCK * basis.length];
    correlations = new float[BLOCK * classes];
    coefficients = new float[basis.length];
    distances = new float[classes];
    bestLevels = new int[basis.length];
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
    for (int i = 0; i < breadth; i++) {
      considerClass(takeNearest(), b);
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

  private void considerClass(int k, int b) {
    float residual = distances[k];
    distances[k] = NEVER;
    for (int i = 0; i < basis.length; i++) {
      float coefficient = projections[i * BLOCK + b] - meanCoefficients[k][i];
      coefficients[i] = coefficient;
      residual -= coefficient * coefficient;
    }
    residual = Math.max(residual, 0);
    for (int j = 0; j < stepBits[k].length; j++) {
      float step = model.steps()[j];
      search.search(coefficients, 1 / step, model.spreads()[k][j]);
      float distortion = Math.max(residual + search.distortion() * step * step, LEAST_DISTORTION);
      float bits = classBits[k] + stepBits[k][j] + search.codeLength();
      float score = score(distortion, bits);
      if (score < bestScore) {
        bestScore = score;
        bestClass = k;
        bestStep = j;
        bestDistortion = distortion;
        bestBits = bits;
        keepLevels();
      }
    }
  }

  private void keepLevels() {
    int[] magnitudes = search.magnitudes();
    for (int i = 0; i < bestLevels.length; i++) {
      bestLevels[i] = coefficients[i] < 0 ? -magnitudes[i] : magnitudes[i];
    }
  }

  private float score(float distortion, float bits) {
    return DB_PER_OCTAVE * DeterministicLog.log2(distortion) + model.prices().lambdaDb() * bits;
  }
}
