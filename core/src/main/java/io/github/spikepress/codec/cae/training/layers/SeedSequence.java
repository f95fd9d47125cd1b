// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import java.util.SplittableRandom;

/** Seeds for the layers of one graph, all from its seed. */
final class SeedSequence {

  private final SplittableRandom random;

  SeedSequence(long seed) {
    random = new SplittableRandom(seed);
  }

  long next() {
    return random.nextLong();
  }
}
