// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Residual vector quantiser: codewords of several stages add up, found by a beam search; the
 * training spikes are augmented by mixtures of their residuals. Settings: {@code k} (codewords a
 * stage), {@code stages}, {@code beam}, {@code augmentation}.
 */
public final class RvqFamily extends VectorFamily {

  /** Bits that one stage spends at most. */
  private static final double BITS_PER_STAGE = 7;

  /**
   * Training spikes, mixtures included, that a codeword needs: with fewer, the first stages learn
   * the spikes by heart and leave nothing for the others to learn from.
   */
  private static final double SPIKES_PER_CODEWORD = 40;

  private static final int MOST_STAGES = 64;

  /** For {@link java.util.ServiceLoader}. */
  public RvqFamily() {}

  @Override
  public String name() {
    return "rvq";
  }

  @Override
  public String description() {
    return "several codebooks that add up; strong from ratio 38 on, large models";
  }

  @Override
  Set<String> options() {
    return Set.of("k", "stages", "beam", "augmentation");
  }

  @Override
  List<String> shape() {
    return List.of("k", "stages");
  }

  @Override
  VectorSettings spending(double bits, Map<String, String> options, int numSpikes) {
    int augmentation = VectorSettings.number(options, "augmentation", 6);
    int enough =
        (int) Math.max(1, Math.ceil(bits / bitsPerStage((double) numSpikes * augmentation)));
    int stages = VectorSettings.number(options, "stages", Math.min(MOST_STAGES, enough));
    int k = (int) Math.rint(StrictMath.pow(2, Math.min(12, bits / stages)));
    return new VectorSettings(
        VectorSettings.number(options, "k", Math.max(1, k)),
        stages,
        VectorSettings.number(options, "beam", 16),
        augmentation);
  }

  private static double bitsPerStage(double spikes) {
    double learnable = StrictMath.log(spikes / SPIKES_PER_CODEWORD) / StrictMath.log(2);
    return Math.max(1, Math.min(BITS_PER_STAGE, learnable));
  }
}
