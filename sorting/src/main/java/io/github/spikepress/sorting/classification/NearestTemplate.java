// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.classification;

import io.github.spikepress.waveforms.Waveforms;

/** The class whose mean spike is nearest in Euclidean distance. */
public final class NearestTemplate implements SpikeClassifier {

  private final double[][] templates;

  private NearestTemplate(double[][] templates) {
    this.templates = templates;
  }

  /**
   * Takes the mean spike of each class.
   *
   * @param training spikes
   * @param classes class of each, 0 up, every class with a spike
   * @return the classifier
   */
  public static NearestTemplate fit(Waveforms training, int[] classes) {
    return new NearestTemplate(Covariance.means(training, classes));
  }

  @Override
  public int classify(float[] spike) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < templates.length; c++) {
      double distance = squaredDistance(templates[c], spike);
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  private static double squaredDistance(double[] template, float[] spike) {
    double sum = 0;
    for (int j = 0; j < template.length; j++) {
      double difference = template[j] - spike[j];
      sum += difference * difference;
    }
    return sum;
  }

  @Override
  public int numInputs() {
    return templates[0].length;
  }

  @Override
  public int numClasses() {
    return templates.length;
  }
}
