// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MissingSamplesTest {

  private static final int SPIKES = 400;
  private static final int SAMPLES = 6;

  @Test
  void aGapIsFilledByTheLineOfRegressionThroughItsNeighbour() {
    Waveforms pairs = correlated(2, 0.8, 1);
    MissingSamples.Known[] known = known(2);
    known[0] = new MissingSamples.Known(0, 1);
    known[1] = new MissingSamples.Known(1, 2);
    Waveforms filled = MissingSamples.filled(pairs, known);

    double[] first = column(pairs, 0);
    double[] second = column(pairs, 1);
    assertEquals(onLine(first, second, first[0]), filled.get(0, 0, 1), 2e-3);
    assertEquals(onLine(second, first, second[1]), filled.get(1, 0, 0), 2e-3);
  }

  @Test
  void whatItFillsIsNearerToTheTruthThanTheMeanOrTheLastKnownValue() {
    Waveforms truth = correlated(SAMPLES, 0.8, 2);
    MissingSamples.Known[] known = known(SAMPLES);
    Arrays.fill(known, 0, 100, new MissingSamples.Known(0, SAMPLES - 1));
    Waveforms filled = MissingSamples.filled(truth, known);
    double byFilling = 0;
    double byMean = 0;
    double byContinuing = 0;
    for (int i = 0; i < 100; i++) {
      double true5 = truth.get(i, 0, SAMPLES - 1);
      byFilling += Math.pow(filled.get(i, 0, SAMPLES - 1) - true5, 2);
      byMean += Math.pow(10 - true5, 2);
      byContinuing += Math.pow(truth.get(i, 0, SAMPLES - 2) - true5, 2);
    }
    assertTrue(byFilling < 0.5 * byMean && byFilling < 0.95 * byContinuing);
  }

  @Test
  void knownSamplesStayAndEachChannelCountsByItself() {
    Waveforms one = correlated(SAMPLES, 0.8, 3);
    Waveforms other = correlated(SAMPLES, 0.3, 4);
    float[] both = new float[2 * one.values().length];
    for (int i = 0; i < SPIKES; i++) {
      System.arraycopy(one.values(), i * SAMPLES, both, 2 * i * SAMPLES, SAMPLES);
      System.arraycopy(other.values(), i * SAMPLES, both, (2 * i + 1) * SAMPLES, SAMPLES);
    }
    MissingSamples.Known[] known = known(SAMPLES);
    known[7] = new MissingSamples.Known(2, SAMPLES);
    float[] filled = MissingSamples.filled(new Waveforms(SPIKES, 2, SAMPLES, both), known).values();
    float[] ofOne = MissingSamples.filled(one, known).values();
    float[] ofOther = MissingSamples.filled(other, known).values();
    for (int i = 0; i < SPIKES; i++) {
      int at = 2 * i * SAMPLES;
      float[] alone = Arrays.copyOfRange(ofOne, i * SAMPLES, (i + 1) * SAMPLES);
      assertArrayEquals(alone, Arrays.copyOfRange(filled, at, at + SAMPLES));
      alone = Arrays.copyOfRange(ofOther, i * SAMPLES, (i + 1) * SAMPLES);
      assertArrayEquals(alone, Arrays.copyOfRange(filled, at + SAMPLES, at + 2 * SAMPLES));
    }
    float[] before = one.values().clone();
    before[7 * SAMPLES] = ofOne[7 * SAMPLES];
    before[7 * SAMPLES + 1] = ofOne[7 * SAMPLES + 1];
    assertArrayEquals(before, ofOne);
  }

  @Test
  void theUnitOfTheRecordingMakesNoDifference() {
    Waveforms millivolts = correlated(SAMPLES, 0.8, 5);
    float[] scaled = millivolts.values().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= 1e-9f;
    }
    MissingSamples.Known[] known = known(SAMPLES);
    known[3] = new MissingSamples.Known(0, 3);
    Waveforms small = MissingSamples.filled(new Waveforms(SPIKES, 1, SAMPLES, scaled), known);
    Waveforms usual = MissingSamples.filled(millivolts, known);
    assertEquals(usual.get(3, 0, 5), 1e9 * small.get(3, 0, 5), 1e-3);
  }

  @Test
  void fewCompleteSpikesTeachNothing() {
    Waveforms spikes = correlated(SAMPLES, 0.8, 6);
    MissingSamples.Known[] known = known(SAMPLES);
    assertSame(spikes, MissingSamples.filled(spikes, known));
    Arrays.fill(known, 2 * SAMPLES - 1, SPIKES, new MissingSamples.Known(0, 3));
    assertSame(spikes, MissingSamples.filled(spikes, known));
  }

  @Test
  void flatSpikesStayFlat() {
    float[] flat = new float[SPIKES * SAMPLES];
    Arrays.fill(flat, 2);
    MissingSamples.Known[] known = known(SAMPLES);
    known[0] = new MissingSamples.Known(1, 4);
    Waveforms filled = MissingSamples.filled(new Waveforms(SPIKES, 1, SAMPLES, flat), known);
    assertArrayEquals(flat, filled.values(), 1e-5f);
  }

  private static MissingSamples.Known[] known(int samples) {
    MissingSamples.Known[] known = new MissingSamples.Known[SPIKES];
    Arrays.fill(known, new MissingSamples.Known(0, samples));
    return known;
  }

  /** Noise around 10 of which each sample is like the one before. */
  private static Waveforms correlated(int samples, double correlation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[SPIKES * samples];
    for (int i = 0; i < values.length; i++) {
      double fresh = random.nextGaussian();
      double carried = i % samples == 0 ? fresh : correlation * (values[i - 1] - 10);
      double added = i % samples == 0 ? 0 : Math.sqrt(1 - correlation * correlation) * fresh;
      values[i] = (float) (10 + carried + added);
    }
    return new Waveforms(SPIKES, 1, samples, values);
  }

  private static double[] column(Waveforms spikes, int sample) {
    double[] column = new double[SPIKES];
    Arrays.setAll(column, i -> spikes.get(i, 0, sample));
    return column;
  }

  /** Least squares by the complete spikes, those from the third on. */
  private static double onLine(double[] x, double[] y, double at) {
    double meanX = Arrays.stream(x).skip(2).average().orElseThrow();
    double meanY = Arrays.stream(y).skip(2).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int i = 2; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return meanY + products / squares * (at - meanX);
  }
}
