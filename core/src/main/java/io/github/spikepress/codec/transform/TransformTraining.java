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
  private final Transform transform;
  private final Coefficients coefficients;

  TransformTraining(
      TransformFamily family, TransformSettings settings, Waveforms spikes, long seed) {
    this.family = family;
    this.settings = settings;
    window = SpikeWindow.of(spikes);
    int length = settings.vectorLength(window);
    Transform all = family.learn(spikes.values(), length, seed);
    transform =
        settings.coder() == Coder.ENTROPY ? all.first(entropyCoded(family, all.size())) : all;
    coefficients = Coefficients.of(transform, spikes.values());
  }

  /** The coarseness that meets a target. */
  double search(CoderSearch search) {
    if (settings.coder() == Coder.ENTROPY) {
      double middle = StrictMath.log(coefficients.rms()) / StrictMath.log(2);
      return search.bisect(middle + FINEST, middle + COARSEST, ROUNDS);
    }
    if (settings.kept().isPresent()) {
      return -requirePossible(settings.kept().getAsInt(), transform.size());
    }
    return search.bisect(-transform.size(), -1, ROUNDS);
  }

  /** Learns a coding. */
  TransformCoding coding(double coarseness) {
    CoefficientCoder coder =
        settings.coder() == Coder.ENTROPY
            ? TableTraining.learn(coefficients, (float) StrictMath.pow(2, coarseness))
            : family.fixed(coefficients, (int) Math.rint(-coarseness));
    return new TransformCoding(window, transform.first(coder.size()), coder);
  }

  private int entropyCoded(TransformFamily family, int size) {
    return settings.kept().isPresent()
        ? requirePossible(settings.kept().getAsInt(), size)
        : family.entropyCodedCoefficients(size);
  }

  private static int requirePossible(int kept, int size) {
    if (kept > size) {
      throw new WrongArgumentException(
          TransformSettings.COEFFICIENTS
              + " must be at most "
              + size
              + " for this window, got "
              + kept);
    }
    return kept;
  }
}
