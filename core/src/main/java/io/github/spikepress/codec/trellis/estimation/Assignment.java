// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.estimation;

import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.codec.trellis.coding.Choice;
import java.util.Arrays;

/**
 * Where each training spike stands between two passes. Changed in place by the training.
 *
 * @param classes {@code [spike]}; the number of classes for a foreign spike
 * @param steps {@code [spike]} index of the step size
 * @param levels {@code [spike][coefficient]} signed magnitudes; null before the first pass
 * @param distortions {@code [spike]} squared error in model units
 */
public record Assignment(int[] classes, int[] steps, int[][] levels, double[] distortions) {

  /**
   * What the choices of a pass say.
   *
   * @param choices one a spike
   * @return an assignment with levels
   */
  public static Assignment of(Choice[] choices) {
    return new Assignment(
        Arrays.stream(choices).mapToInt(Choice::spikeClass).toArray(),
        Arrays.stream(choices).mapToInt(Choice::step).toArray(),
        Arrays.stream(choices).map(Choice::levels).toArray(int[][]::new),
        Arrays.stream(choices).mapToDouble(Choice::distortion).toArray());
  }

  /**
   * What is said of a pass that ended here.
   *
   * @param round the pass, from 0 on
   * @param rounds of how many
   * @return the pass with its mean distortion and the number of classes in use
   */
  public TrainingProgress progress(int round, int rounds) {
    double loss = Arrays.stream(distortions).average().orElse(Double.NaN);
    int used = (int) Arrays.stream(classes).distinct().count();
    return new TrainingProgress(round + 1, rounds, loss, Double.NaN, used);
  }

  /**
   * The number of spikes.
   *
   * @return 0 or more
   */
  public int size() {
    return classes.length;
  }
}
