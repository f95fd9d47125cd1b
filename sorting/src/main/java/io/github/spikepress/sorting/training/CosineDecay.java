// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that falls along half a cosine (Loshchilov and Hutter 2017, without restarts).
 */
final class CosineDecay implements ISchedule {

  private static final long serialVersionUID = 1L;

  private final double first;
  private final double last;
  private final int steps;

  CosineDecay(double first, double last, int steps) {
    this.first = first;
    this.last = last;
    this.steps = steps;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    double done = Math.min(1, (double) iteration / Math.max(1, steps - 1));
    return last + (first - last) * (1 + Math.cos(Math.PI * done)) / 2;
  }

  @Override
  public ISchedule clone() {
    return new CosineDecay(first, last, steps);
  }
}
