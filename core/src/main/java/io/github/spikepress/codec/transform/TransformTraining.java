// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.transform.TransformSettings.Coder;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Learns codings of any coarseness from one set of spikes. The coarseness of the entropy coder is
 * the binary logarithm of its step, that of 16-bit coefficients their number, negative.
 */
final class TransformTraining {

  private static final int ROUNDS = 24;

  /** Steps are searched from 2^−16 to 2^6 times the coefficients' root mean square. */
  private static final int FINEST = -16;

  private static final int COARSEST = 6;

  private final TransformFamily family;
  private final TransformSettings settings;
  private final SpikeWindow window;
  private final Basis basis;
  private final Coefficients coefficients;

  TransformTraining(TransformFamily family, TransformSettings settings, Waveforms spikes) {
    this.family = family;
    this.settings = settings;
    window = SpikeWindow.of(spikes);
    basis = family.learn(spikes.values(), settings.vectorLength(window));
    coefficients = Coefficients.of(basis, spikes.values());
  }

  /** The coarseness that meets a target. */
  double search(CoderSearch search) {
    if (settings.coder() == Coder.ENTROPY) {
      double middle = StrictMath.log(coefficients.rms()) / StrictMath.log(2);
      return search.bisect(middle + FINEST, middle + COARSEST, ROUNDS);
    }
    if (settings.kept().isPresent()) {
      return -requirePossible(settings.kept().getAsInt());
    }
    return search.bisect(-basis.size(), -1, ROUNDS);
  }

  /** Learns a coding. */
  TransformCoding coding(double coarseness) {
    CoefficientCoder coder =
        settings.coder() == Coder.ENTROPY
            ? TableTraining.learn(coefficients, (float) StrictMath.pow(2, coarseness))
            : family.fixed(coefficients, (int) Math.rint(-coarseness));
    return new TransformCoding(window, basis.first(coder.size()), coder);
  }

  private int requirePossible(int kept) {
    if (kept > basis.size()) {
      throw new WrongArgumentException(
          TransformSettings.COEFFICIENTS
              + " must be at most "
              + basis.size()
              + " for this window, got "
              + kept);
    }
    return kept;
  }
}
