// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.quantization.BeamSearch;
import io.github.spikepress.quantization.Codebook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The codewords and the search for the nearest one (Section 2.3). With several levels, each level
 * codes what the levels before it left. Immutable and thread-safe.
 */
final class Codebooks {

  private final CaeNetwork network;
  private final List<Codebook> levels = new ArrayList<>();

  /**
   * Wraps codewords.
   *
   * @param network the architecture
   * @param values {@code [level][codeword][element]} row-major
   * @param prices {@code [level][codeword]} row-major: what a codeword adds to the squared error
   */
  Codebooks(CaeNetwork network, float[] values, float[] prices) {
    this.network = network;
    int length = network.codewordLength();
    int k = network.settings().k();
    for (int level = 0; level < network.settings().levels(); level++) {
      float[][] codewords = new float[k][];
      for (int word = 0; word < k; word++) {
        int from = (level * k + word) * length;
        codewords[word] = Arrays.copyOfRange(values, from, from + length);
      }
      float[] added = Arrays.copyOfRange(prices, level * k, (level + 1) * k);
      levels.add(new Codebook(codewords, added));
    }
  }

  /** A search, for one thread. */
  BeamSearch search() {
    return new BeamSearch(levels, network.settings().search().beam());
  }

  /**
   * Takes one vector out of latents.
   *
   * @param latents planes {@code [feature][time × lane]}
   * @param lanes lanes of the planes
   * @param position lane × vectors + vector
   * @param vector receives the elements in the order feature, time
   */
  void gather(float[][] latents, int lanes, int position, float[] vector) {
    int times = network.featureLength();
    int lane = position / network.vectors();
    for (int element = 0; element < vector.length; element++) {
      int at = position % network.vectors() * vector.length + element;
      vector[element] = latents[at / times][at % times * lanes + lane];
    }
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
        int first = from + at / length * levels.size();
        latents[feature][time * lanes + lane] = sum(indexes, first, at % length);
      }
    }
  }

  private float sum(int[] indexes, int first, int element) {
    float value = 0;
    for (int level = 0; level < levels.size(); level++) {
      value += levels.get(level).codeword(indexes[first + level])[element];
    }
    return value;
  }
}
