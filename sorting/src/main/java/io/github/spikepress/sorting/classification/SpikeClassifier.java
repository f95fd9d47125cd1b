// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.classification;

import io.github.spikepress.waveforms.Waveforms;

/** Names the class of one spike at a time. Implementations are immutable and thread-safe. */
public interface SpikeClassifier {

  /**
   * Classifies one spike.
   *
   * @param spike {@code [channel][sample]} row-major, as in training
   * @return class, 0 to {@code numClasses() − 1}
   * @throws io.github.spikepress.errors.WrongArgumentException if the spike has another length than
   *     those of the training
   */
  int classify(float[] spike);

  /**
   * The number of values of a spike.
   *
   * @return at least 1
   */
  int numInputs();

  /**
   * The number of classes.
   *
   * @return at least 1
   */
  int numClasses();

  /**
   * Classifies spikes.
   *
   * @param waveforms spikes as in training
   * @return class of each
   * @throws io.github.spikepress.errors.WrongArgumentException if the spikes have another length
   *     than those of the training
   */
  default int[] classify(Waveforms waveforms) {
    float[] spike = new float[waveforms.valuesPerSpike()];
    int[] classes = new int[waveforms.numSpikes()];
    for (int i = 0; i < classes.length; i++) {
      waveforms.copySpike(i, spike);
      classes[i] = classify(spike);
    }
    return classes;
  }
}
