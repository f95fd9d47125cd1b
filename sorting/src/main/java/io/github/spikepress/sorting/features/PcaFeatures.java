// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.PrincipalComponents;
import io.github.spikepress.waveforms.Waveforms;

/** Spikes as their coordinates along the principal components of the very same spikes. */
public final class PcaFeatures {

  private PcaFeatures() {}

  /**
   * Projects spikes onto their own principal components.
   *
   * @param waveforms spikes that are not all alike, finite
   * @param components features asked for, at least 1; cut down where a spike has fewer values
   * @return {@code [spike][component]}, strongest component first, in the recording's units
   * @throws WrongArgumentException if there is no spike, a value is not finite or all spikes are
   *     alike
   */
  public static double[][] of(Waveforms waveforms, int components) {
    int kept = Math.min(components, waveforms.valuesPerSpike());
    PrincipalComponents fitted = PrincipalComponents.fit(waveforms, kept);
    if (fitted.explainedVariance()[0] <= 0) {
      throw new WrongArgumentException(
          "cannot sort "
              + waveforms.numSpikes()
              + " spikes that are all alike: the waveforms are constant; check the input");
    }
    return toDoubles(fitted.project(waveforms));
  }

  private static double[][] toDoubles(float[][] rows) {
    double[][] doubles = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      doubles[i] = new double[rows[i].length];
      for (int j = 0; j < rows[i].length; j++) {
        doubles[i][j] = rows[i][j];
      }
    }
    return doubles;
  }
}
