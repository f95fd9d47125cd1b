// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.dynamics.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class LorenzSetTest {

  @Test
  void thePublishedSetIsReadAndLearned() {
    LorenzSet set = LorenzSet.read(RealData.file("lfads/lfads_lorenz.h5"));
    assertEquals("BinnedCounts[640][50][60]", set.training().toString());
    double perEntry = set.validation().withMissingAsZero().meanCounts()[0];
    double trueMean = 0;
    for (double[][] trial : set.validationRatesHz()) {
      for (double[] bin : trial) {
        trueMean += bin[0] * 0.02 / 8000;
      }
    }
    assertEquals(1, perEntry / trueMean, 0.25);

    ResultRow row =
        new Experiment(set, Scheme.RANDOM, 30, TrainingSettings.recommended(4), 0)
            .run(Method.SBTT)
            .get(0);

    assertTrue(row.maskedLoss() < 0.1525, "no better than a constant: " + row.maskedLoss());
    assertEquals(42, row.agreement().modulated());
  }
}
