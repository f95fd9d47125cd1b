// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.evaluation.RateAgreement;
import java.util.Locale;

/**
 * One line of a table of figures.
 *
 * @param agreement R² against the true rates
 * @param maskedLoss validation loss on observed entries, nats
 * @param bestEpoch epoch of the least such loss
 * @param cpuSeconds processor time of the training
 */
record ResultRow(RateAgreement agreement, double maskedLoss, int bestEpoch, double cpuSeconds) {

  static void printHeader() {
    System.out.println(
        "| run | mean | median | mean sd>=1 | pooled | worst | masked NLL | best epoch | CPU s |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
  }

  void print(String label) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f (%d) | %.3f | %.2f | %.5f | %d | %.0f |%n",
        label,
        agreement.mean(),
        agreement.median(),
        agreement.meanModulated(),
        agreement.modulated(),
        agreement.pooled(),
        agreement.worst(),
        maskedLoss,
        bestEpoch,
        cpuSeconds);
  }
}
