// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import java.util.SplittableRandom;

/** Seeds for the parts of one training run, all from its seed. */
final class SeedSequence {

  private final SplittableRandom random;

  SeedSequence(long seed) {
    random = new SplittableRandom(seed);
  }

  long next() {
    return random.nextLong();
  }
}
