// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import org.junit.jupiter.api.Test;

/**
 * Two files of the Martinez simulations hold two recordings each, and their labels begin anew: what
 * shows that, and that the numbers given here follow the neurons.
 */
class RenamedLabelsTest {

  /** Label 2 of the first recording is the very neuron that is label 1 of the second. */
  @Test
  void labelsOfFourNameOtherNeuronsInTheSecondRecording() {
    LabelledSpikes set = read("m09_4");
    int joint = 1171;
    int all = set.labels().length;
    double[] first1 = mean(set, 1, 0, joint);
    double[] first2 = mean(set, 2, 0, joint);
    double[] second1 = mean(set, 1, joint, all);
    double[] second2 = mean(set, 2, joint, all);
    assertTrue(farthest(first2, second1) < 2);
    assertTrue(farthest(first1, second1) > 50);
    assertTrue(farthest(first2, second2) > 30);
    assertTrue(farthest(first1, second2) > 30);
  }

  @Test
  void oneLabelOfTwoNamesAnotherNeuronInTheSecondRecording() {
    LabelledSpikes set = read("m09_2");
    int joint = 2043;
    int all = set.labels().length;
    assertTrue(farthest(mean(set, 1, 0, joint), mean(set, 1, joint, all)) < 2);
    assertTrue(farthest(mean(set, 2, 0, joint), mean(set, 2, joint, all)) > 30);
  }

  @Test
  void renamedNeuronsLookTheSameThroughout() {
    for (String name : LabelledSets.RENAMED) {
      LabelledSpikes set = read(name);
      assertEquals(4, set.numUnits());
      int half = name.startsWith("m09_2") ? 1000 : 600;
      for (int unit = 1; unit <= 3; unit++) {
        double[] early = mean(set, unit, 0, half);
        double[] late = mean(set, unit, set.labels().length - half, set.labels().length);
        boolean both = early.length > 0 && late.length > 0;
        assertTrue(!both || farthest(early, late) < 6, name + " unit " + unit);
      }
    }
  }

  private static LabelledSpikes read(String name) {
    return new LabelledSets(RealData.file("")).read(name);
  }

  /** The mean spike of a label among some of the spikes; empty without one. */
  private static double[] mean(LabelledSpikes set, int label, int from, int to) {
    int samples = set.waveforms().numSamples();
    double[] mean = new double[samples];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (set.labels()[i] == label) {
        count++;
        for (int t = 0; t < samples; t++) {
          mean[t] += set.waveforms().get(i, 0, t);
        }
      }
    }
    for (int t = 0; t < samples; t++) {
      mean[t] /= count;
    }
    return count == 0 ? new double[0] : mean;
  }

  private static double farthest(double[] a, double[] b) {
    double farthest = 0;
    for (int t = 0; t < a.length; t++) {
      farthest = Math.max(farthest, Math.abs(a[t] - b[t]));
    }
    return farthest;
  }
}
