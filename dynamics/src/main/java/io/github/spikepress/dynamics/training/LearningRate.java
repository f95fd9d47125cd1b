// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.training;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;

/** How large the optimiser's steps are. Implementations are immutable. */
public sealed interface LearningRate {

  /**
   * The learning rate of a step.
   *
   * @param step from 0
   * @param steps of the whole training
   * @param validation masked validation losses so far, oldest first
   * @return the rate
   */
  double at(long step, long steps, List<Double> validation);

  /**
   * Rises evenly to its peak, then falls along half a cosine.
   *
   * @param peak greatest rate, more than 0
   * @param warmUp share of the steps until the peak, 0 to less than 1
   * @param last rate at the end as a share of the peak, 0 to 1
   */
  record WarmUpCosine(double peak, double warmUp, double last) implements LearningRate {

    /** Checks the ranges. */
    public WarmUpCosine {
      requirePositive(peak);
      if (!(warmUp >= 0 && warmUp < 1) || !(last >= 0 && last <= 1)) {
        throw new WrongArgumentException(
            "warm-up and last rate are shares from 0 to 1, got " + warmUp + " and " + last);
      }
    }

    @Override
    public double at(long step, long steps, List<Double> validation) {
      double rising = warmUp * steps;
      if (step < rising) {
        return peak * (step + 1) / Math.ceil(rising);
      }
      double share = (step - rising) / (steps - rising);
      return peak * (last + (1 - last) * (1 + StrictMath.cos(Math.PI * share)) / 2);
    }
  }

  /**
   * Constant, and made smaller whenever validation has not improved for a while.
   *
   * @param start first rate, more than 0
   * @param factor by which the rate is multiplied, more than 0 and less than 1
   * @param patience validations without a new best before the rate falls, 1 or more
   * @param least rate below which it never falls
   */
  record Plateau(double start, double factor, int patience, double least) implements LearningRate {

    /** Checks the ranges. */
    public Plateau {
      requirePositive(start);
      if (!(factor > 0 && factor < 1) || patience < 1) {
        throw new WrongArgumentException(
            "a plateau needs a factor between 0 and 1 and a patience of 1 or more, got "
                + factor
                + " and "
                + patience);
      }
    }

    @Override
    public double at(long step, long steps, List<Double> validation) {
      double best = Double.POSITIVE_INFINITY;
      double rate = start;
      int waited = 0;
      for (double loss : validation) {
        waited = loss < best ? 0 : waited + 1;
        best = Math.min(best, loss);
        if (waited == patience) {
          rate = Math.max(least, rate * factor);
          waited = 0;
        }
      }
      return rate;
    }
  }

  private static void requirePositive(double rate) {
    if (!(rate > 0)) {
      throw new WrongArgumentException("a learning rate is more than 0, got " + rate);
    }
  }
}
