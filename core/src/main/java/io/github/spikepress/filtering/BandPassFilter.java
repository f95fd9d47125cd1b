// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import java.math.BigDecimal;
import java.math.MathContext;
import uk.me.berndporr.iirj.Biquad;
import uk.me.berndporr.iirj.Butterworth;

/**
 * A Butterworth band-pass of one channel that runs forward through time, as an amplifier's does,
 * and carries its state from block to block: any division into blocks gives the same values. It is
 * causal on purpose; a zero-phase filter would need the future and smear a precursor before each
 * spike. Not thread-safe.
 */
final class BandPassFilter {

  /** Corners come from functions that may differ in the last bit between machines; rounded off. */
  private static final MathContext STORED = new MathContext(12);

  /** b0, b1, b2, a1, a2 of each section, one after the other. */
  private final double[] coefficients;

  /** The two values that each section remembers. */
  private final double[] state;

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
    int sections = design.getNumBiquads();
    coefficients = new double[5 * sections];
    state = new double[2 * sections];
    for (int i = 0; i < sections; i++) {
      System.arraycopy(coefficients(design.getBiquad(i)), 0, coefficients, 5 * i, 5);
    }
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
    double[] block = new double[to - from];
    for (int i = 0; i < block.length; i++) {
      block[i] = (double) samples[from + i] - first;
    }
    for (int section = 0; section < state.length / 2; section++) {
      filter(section, block);
    }
    for (int i = 0; i < block.length; i++) {
      samples[from + i] = (float) block[i];
    }
  }

  /** One section in direct form II; its arithmetic is that of iirj, which designs it. */
  private void filter(int section, double[] block) {
    double b0 = coefficients[5 * section];
    double b1 = coefficients[5 * section + 1];
    double b2 = coefficients[5 * section + 2];
    double a1 = coefficients[5 * section + 3];
    double a2 = coefficients[5 * section + 4];
    double v1 = state[2 * section];
    double v2 = state[2 * section + 1];
    for (int i = 0; i < block.length; i++) {
      double w = block[i] - a1 * v1 - a2 * v2;
      block[i] = b0 * w + b1 * v1 + b2 * v2;
      v2 = v1;
      v1 = w;
    }
    state[2 * section] = v1;
    state[2 * section + 1] = v2;
  }

  private static double[] coefficients(Biquad section) {
    double a0 = rounded(section.getA0());
    return new double[] {
      rounded(section.getB0()) / a0,
      rounded(section.getB1()) / a0,
      rounded(section.getB2()) / a0,
      rounded(section.getA1()) / a0,
      rounded(section.getA2()) / a0
    };
  }

  private static double rounded(double coefficient) {
    return new BigDecimal(coefficient).round(STORED).doubleValue();
  }
}
