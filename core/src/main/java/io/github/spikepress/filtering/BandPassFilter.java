// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import java.math.BigDecimal;
import java.math.MathContext;
import uk.me.berndporr.iirj.Biquad;
import uk.me.berndporr.iirj.Butterworth;
import uk.me.berndporr.iirj.Cascade;
import uk.me.berndporr.iirj.DirectFormAbstract;

/**
 * A Butterworth band-pass of one channel that runs forward through time, as an amplifier's does,
 * and carries its state from block to block: any division into blocks gives the same values. It is
 * causal on purpose; a zero-phase filter would need the future and smear a precursor before each
 * spike. Not thread-safe.
 */
final class BandPassFilter {

  /** Corners come from functions that may differ in the last bit between machines; rounded off. */
  private static final MathContext STORED = new MathContext(12);

  private final Cascade cascade = new Cascade();
  private boolean started;
  private float first;

  BandPassFilter(BandPassSettings settings, double samplingFrequencyHz) {
    BandPassSettings band = settings.clippedTo(samplingFrequencyHz);
    Butterworth design = new Butterworth();
    design.bandPass(
        band.order(),
        samplingFrequencyHz,
        (band.lowHz() + band.highHz()) / 2,
        band.highHz() - band.lowHz());
    double[][] sections = new double[design.getNumBiquads()][];
    for (int i = 0; i < sections.length; i++) {
      sections[i] = coefficients(design.getBiquad(i));
    }
    cascade.setSOScoeff(sections, DirectFormAbstract.DIRECT_FORM_II);
  }

  /**
   * Filters the samples that follow the last ones, in place.
   *
   * @param samples the samples
   * @param from index of the first
   * @param to one past the last
   */
  void filter(float[] samples, int from, int to) {
    if (!started && from < to) {
      // A constant offset has no place in the band; without it the start is no step
      first = samples[from];
      started = true;
    }
    for (int i = from; i < to; i++) {
      samples[i] = (float) cascade.filter((double) samples[i] - first);
    }
  }

  private static double[] coefficients(Biquad section) {
    return new double[] {
      rounded(section.getB0()),
      rounded(section.getB1()),
      rounded(section.getB2()),
      rounded(section.getA0()),
      rounded(section.getA1()),
      rounded(section.getA2())
    };
  }

  private static double rounded(double coefficient) {
    return new BigDecimal(coefficient).round(STORED).doubleValue();
  }
}
