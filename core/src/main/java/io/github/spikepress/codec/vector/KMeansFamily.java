// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One codebook trained by k-means: each spike is replaced by the nearest codeword. Setting: {@code
 * k} (codewords).
 */
public final class KMeansFamily extends VectorFamily {

  private static final int MOST_CODEWORDS = 4096;

  /** For {@link java.util.ServiceLoader}. */
  public KMeansFamily() {}

  @Override
  public String name() {
    return "kmeans";
  }

  @Override
  public String description() {
    return "one codebook of typical spikes; simple, good at ratios of 150 and more";
  }

  @Override
  Set<String> options() {
    return Set.of("k");
  }

  @Override
  List<String> shape() {
    return List.of("k");
  }

  @Override
  VectorSettings spending(double bits, Map<String, String> options, int numSpikes) {
    double most = Math.min(MOST_CODEWORDS, numSpikes);
    int k = (int) Math.min(most, Math.rint(StrictMath.pow(2, bits)));
    return new VectorSettings(VectorSettings.number(options, "k", Math.max(1, k)), 1, 1, 1);
  }
}
