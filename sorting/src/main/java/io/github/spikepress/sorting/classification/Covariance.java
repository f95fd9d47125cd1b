// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.classification;

import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/** How the values of spikes vary together. */
public final class Covariance {

  private Covariance() {}

  /**
   * The covariance around the mean of each spike's own class, divided by the number of spikes less
   * that of the classes.
   *
   * @param waveforms spikes
   * @param classes class of each, 0 or more
   * @return {@code [value][value]}
   */
  public static double[][] within(Waveforms waveforms, int[] classes) {
    int size = waveforms.valuesPerSpike();
    double[][] means = means(waveforms, classes);
    double[][] covariance = new double[size][size];
    double[] distance = new double[size];
    for (int i = 0; i < classes.length; i++) {
      for (int j = 0; j < size; j++) {
        distance[j] = waveforms.values()[i * size + j] - means[classes[i]][j];
      }
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          covariance[row][column] += distance[row] * distance[column];
        }
      }
    }
    double freedom = Math.max(1, classes.length - Arrays.stream(classes).distinct().count());
    for (double[] row : covariance) {
      for (int column = 0; column < size; column++) {
        row[column] /= freedom;
      }
    }
    return covariance;
  }

  /**
   * The mean spike of each class.
   *
   * @param waveforms spikes
   * @param classes class of each, 0 or more
   * @return {@code [class][value]}; 0 where a class has no spike
   */
  public static double[][] means(Waveforms waveforms, int[] classes) {
    int size = waveforms.valuesPerSpike();
    int numClasses = Arrays.stream(classes).max().orElse(-1) + 1;
    double[][] means = new double[numClasses][size];
    int[] counts = new int[numClasses];
    for (int i = 0; i < classes.length; i++) {
      counts[classes[i]]++;
      for (int j = 0; j < size; j++) {
        means[classes[i]][j] += waveforms.values()[i * size + j];
      }
    }
    for (int c = 0; c < numClasses; c++) {
      for (int j = 0; counts[c] > 0 && j < size; j++) {
        means[c][j] /= counts[c];
      }
    }
    return means;
  }
}
