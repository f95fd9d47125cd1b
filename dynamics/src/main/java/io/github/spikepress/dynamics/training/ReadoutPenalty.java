// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.training;

import io.github.spikepress.dynamics.network.Parameter;
import io.github.spikepress.errors.WrongArgumentException;

/**
 * What the weights from factors to log-rates cost. A channel whose rate hardly changes should have
 * no weights at all; the squared norm alone makes all weights small, but none vanish, and then the
 * channel's rate follows the factors by chance. The norm of each channel's weights (group lasso;
 * Yuan and Lin 2006) pulls weak channels to zero and hardly touches strong ones.
 *
 * <pre>squared / 2 · Σ_c |w_c|² + perChannel · Σ_c √(|w_c|² + ε²)</pre>
 *
 * <p>The weights are set against the loss of a bin summed over the channels observed in it, as a
 * prior is set against a likelihood: the fewer entries there are to learn from, the more it counts.
 *
 * @param squared weight of the squared norm, 0 or more
 * @param perChannel weight of the norms of the channels, 0 or more
 */
public record ReadoutPenalty(double squared, double perChannel) {

  /** No penalty. */
  public static final ReadoutPenalty NONE = new ReadoutPenalty(0, 0);

  /** ε: below this a channel's norm is as good as zero, and the pull fades. */
  private static final double NEGLIGIBLE = 0.02;

  /** Checks the ranges. */
  public ReadoutPenalty {
    if (!(squared >= 0) || !(perChannel >= 0)) {
      throw new WrongArgumentException(
          "penalties must be 0 or more, got " + squared + " and " + perChannel);
    }
  }

  /**
   * Adds the penalty's gradient to that of the weights.
   *
   * @param weights {@code [factor][channel]}
   * @param share of the penalty that counts beside a loss that is a mean over entries
   */
  void addGradient(Parameter weights, double share) {
    float[][] values = weights.values();
    for (int channel = 0; channel < values[0].length; channel++) {
      double squares = NEGLIGIBLE * NEGLIGIBLE;
      for (float[] factor : values) {
        squares += (double) factor[channel] * factor[channel];
      }
      double pull = share * (squared + perChannel / Math.sqrt(squares));
      for (int factor = 0; factor < values.length; factor++) {
        weights.gradient()[factor][channel] += (float) (pull * values[factor][channel]);
      }
    }
  }
}
