// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.estimation;

import io.github.spikepress.entropy.CodeLengths;
import java.util.Arrays;

/** Code lengths of classes and steps, from how often they were chosen. */
public final class ChoiceLengths {

  /** Added to the count of each class. */
  private static final double CLASS_PRIOR = 0.3;

  /** Odds of a foreign spike, in spikes. */
  private static final double FOREIGN_PRIOR = 0.05;

  /** All classes' choice of steps counts as much as this many spikes of one class. */
  private static final double STEP_PRIOR = 6;

  private ChoiceLengths() {}

  /**
   * Lengths of the classes.
   *
   * @param assignment class of each spike
   * @param numClasses number of classes
   * @return {@code [class]} and last that of a foreign spike, in sixteenths of a bit
   */
  public static int[] ofClasses(Assignment assignment, int numClasses) {
    double[] weights = new double[numClasses + 1];
    Arrays.fill(weights, CLASS_PRIOR);
    weights[numClasses] = FOREIGN_PRIOR;
    for (int k : assignment.classes()) {
      weights[k]++;
    }
    return CodeLengths.of(weights);
  }

  /**
   * Lengths of the steps by class.
   *
   * @param assignment class and step of each spike
   * @param numClasses number of classes
   * @param numSteps number of steps
   * @return {@code [class][step]} in sixteenths of a bit
   */
  public static int[][] ofSteps(Assignment assignment, int numClasses, int numSteps) {
    double[] all = new double[numSteps];
    Arrays.fill(all, CLASS_PRIOR);
    double[][] byClass = new double[numClasses][numSteps];
    for (int n = 0; n < assignment.size(); n++) {
      if (assignment.classes()[n] < numClasses) {
        all[assignment.steps()[n]]++;
        byClass[assignment.classes()[n]][assignment.steps()[n]]++;
      }
    }
    double total = Arrays.stream(all).sum();
    int[][] lengths = new int[numClasses][];
    for (int k = 0; k < lengths.length; k++) {
      for (int j = 0; j < all.length; j++) {
        byClass[k][j] += STEP_PRIOR * all[j] / total;
      }
      lengths[k] = CodeLengths.of(byClass[k]);
    }
    return lengths;
  }
}
