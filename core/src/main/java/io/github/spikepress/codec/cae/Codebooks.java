// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.Arrays;

/**
 * The codewords and the search for the nearest one (Section 2.3). With several levels, each level
 * codes what the levels before it left. Immutable and thread-safe.
 */
final class Codebooks {

  private final CaeNetwork network;
  private final float[][][] codewords;
  private final float[][] halfPowers;

  /**
   * Wraps codewords.
   *
   * @param network the architecture
   * @param values {@code [level][codeword][element]} row-major
   */
  Codebooks(CaeNetwork network, float[] values) {
    this.network = network;
    int length = network.codewordLength();
    int k = network.settings().k();
    codewords = new float[network.settings().levels()][k][];
    halfPowers = new float[codewords.length][k];
    for (int word = 0; word < codewords.length * k; word++) {
      float[] codeword = Arrays.copyOfRange(values, word * length, (word + 1) * length);
      codewords[word / k][word % k] = codeword;
      halfPowers[word / k][word % k] = halfPower(codeword);
    }
  }

  private static float halfPower(float[] codeword) {
    double power = 0;
    for (float value : codeword) {
      power += (double) value * value;
    }
    return (float) (power / 2);
  }

  /** Arrays for the search of one thread. */
  final class Search {

    private final int lanes;
    private final int columns;
    private final float[][] rest;
    private final float[] score;
    private final float[] best;
    private final int[] chosen;

    Search(int lanes) {
      this.lanes = lanes;
      columns = network.vectors() * lanes;
      rest = Planes.allocate(network.codewordLength(), columns);
      score = new float[columns];
      best = new float[columns];
      chosen = new int[columns];
    }

    /**
     * Quantises latents.
     *
     * @param latents {@code [feature][time × lane]}
     * @param indexes receives {@code [lane][vector][level]} row-major
     */
    void quantise(float[][] latents, int[] indexes) {
      arrange(latents);
      int levels = codewords.length;
      for (int level = 0; level < levels; level++) {
        findNearest(level);
        for (int column = 0; column < columns; column++) {
          int vector = column / lanes;
          int lane = column % lanes;
          indexes[(lane * network.vectors() + vector) * levels + level] = chosen[column];
        }
        if (level + 1 < levels) {
          subtract(level);
        }
      }
    }

    /** Makes planes {@code [element][vector × lane]} of the latents. */
    private void arrange(float[][] latents) {
      int times = network.featureLength();
      for (int feature = 0; feature < latents.length; feature++) {
        for (int time = 0; time < times; time++) {
          int element = (feature * times + time) % rest.length;
          int vector = (feature * times + time) / rest.length;
          System.arraycopy(latents[feature], time * lanes, rest[element], vector * lanes, lanes);
        }
      }
    }

    /** The nearest codeword is the one with the greatest inner product less half its power. */
    private void findNearest(int level) {
      Arrays.fill(best, Float.NEGATIVE_INFINITY);
      Arrays.fill(chosen, 0);
      for (int word = 0; word < codewords[level].length; word++) {
        score(level, word);
        for (int column = 0; column < columns; column++) {
          if (score[column] > best[column]) {
            best[column] = score[column];
            chosen[column] = word;
          }
        }
      }
    }

    private void score(int level, int word) {
      float[] codeword = codewords[level][word];
      Arrays.fill(score, -halfPowers[level][word]);
      int e = 0;
      for (; e + 4 <= codeword.length; e += 4) {
        FoldedConvolution.addFour(
            score,
            columns,
            rest,
            e,
            codeword[e],
            codeword[e + 1],
            codeword[e + 2],
            codeword[e + 3]);
      }
      for (; e < codeword.length; e++) {
        FoldedConvolution.addOne(score, columns, rest[e], codeword[e]);
      }
    }

    private void subtract(int level) {
      for (int element = 0; element < rest.length; element++) {
        for (int column = 0; column < columns; column++) {
          rest[element][column] -= codewords[level][chosen[column]][element];
        }
      }
    }
  }

  Search search(int lanes) {
    return new Search(lanes);
  }

  /**
   * Looks up quantised latents.
   *
   * @param indexes {@code [vector][level]} of one group, row-major
   * @param from where in the array they start
   * @param latents planes {@code [feature][time × lane]} to fill
   * @param lane the group's lane
   * @param lanes lanes of the planes
   */
  void lookUp(int[] indexes, int from, float[][] latents, int lane, int lanes) {
    int times = network.featureLength();
    int length = network.codewordLength();
    for (int feature = 0; feature < latents.length; feature++) {
      for (int time = 0; time < times; time++) {
        int at = feature * times + time;
        int first = from + at / length * codewords.length;
        latents[feature][time * lanes + lane] = sum(indexes, first, at % length);
      }
    }
  }

  private float sum(int[] indexes, int first, int element) {
    float value = 0;
    for (int level = 0; level < codewords.length; level++) {
      value += codewords[level][indexes[first + level]][element];
    }
    return value;
  }
}
