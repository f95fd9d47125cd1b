// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import java.util.Random;

/**
 * The shape of a neuron's spike in continuous time: a sharp main peak of height −1 at time 0, a
 * broader wave of the other sign after it and, for some, a small one before it. Drawn at random
 * within the range that extracellular spikes have; nobody's data. Immutable.
 */
final class SpikeShape {

  /** Time that a shape takes before and after its peak. */
  static final double BEFORE_S = 0.0009;

  static final double AFTER_S = 0.0025;

  private static final double TRIPHASIC_SHARE = 0.5;

  private final double[] heights;
  private final double[] delaysS;
  private final double[] widthsS;

  private SpikeShape(double[] heights, double[] delaysS, double[] widthsS) {
    this.heights = heights;
    this.delaysS = delaysS;
    this.widthsS = widthsS;
  }

  static SpikeShape random(Random random) {
    double mainWidth = between(random, 0.06e-3, 0.2e-3);
    double after = between(random, 0.1, 0.7);
    double afterDelay = between(random, 0.3e-3, 0.7e-3);
    double afterWidth = between(random, 0.15e-3, 0.45e-3);
    boolean triphasic = random.nextDouble() < TRIPHASIC_SHARE;
    double before = between(random, 0.1, 0.5);
    double beforeDelay = -between(random, 0.22e-3, 0.4e-3);
    double beforeWidth = between(random, 0.07e-3, 0.13e-3);
    return new SpikeShape(
        new double[] {-1, after, triphasic ? before : 0},
        new double[] {0, afterDelay, beforeDelay},
        new double[] {mainWidth, afterWidth, beforeWidth});
  }

  /**
   * The shape's value.
   *
   * @param timeS seconds from the main peak
   * @return about −1 at the peak
   */
  double at(double timeS) {
    double value = 0;
    for (int i = 0; i < heights.length; i++) {
      double u = (timeS - delaysS[i]) / widthsS[i];
      value += heights[i] * StrictMath.exp(-0.5 * u * u);
    }
    return value;
  }

  private static double between(Random random, double least, double greatest) {
    return least + (greatest - least) * random.nextDouble();
  }
}
