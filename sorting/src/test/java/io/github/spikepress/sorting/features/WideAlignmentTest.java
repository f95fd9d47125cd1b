// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WideAlignmentTest {

  private static final int SAMPLES = 48;

  @Test
  void spikesMeetHoweverFarTheReachAllows() {
    assertTrue(spread(new WideAlignment(0.125, 10).align(bumps(6))) < 0.02);
    assertTrue(spread(new WideAlignment(0.06, 10).align(bumps(6))) > 0.1);
    assertTrue(spread(new WideAlignment(0.25, 10).align(bumps(11))) < 0.02);
  }

  @Test
  void threeSamplesAreCutOffAtEachEnd() {
    assertEquals(42, new WideAlignment(0.25, 10).align(bumps(6)).numSamples());
    assertEquals(42, new WideAlignment(0.01, 10).align(bumps(2)).numSamples());
  }

  @Test
  void amongFewSpikesWhatAMoveLeavesEmptyContinuesTheLastValue() {
    Waveforms spikes = bumps(6);
    float[] values = spikes.values().clone();
    Arrays.fill(values, SAMPLES - 3, SAMPLES, 0.5f);
    Waveforms aligned =
        new WideAlignment(0.125, 10).align(new Waveforms(spikes.numSpikes(), 1, SAMPLES, values));
    assertEquals(0.5f, aligned.get(0, 0, 41), 1e-6f);
    assertEquals(0, aligned.get(2, 0, 41), 1e-6f);
  }

  @Test
  void amongManySpikesWhatAMoveLeavesEmptyIsFilledAsTheRestLetsExpect() {
    int[] shifts = new int[200];
    shifts[0] = 10;
    double[] slopes = new double[shifts.length];
    Arrays.setAll(slopes, i -> 0.01 * ((i * 37 % 101) / 50.0 - 1));
    slopes[0] = 0.007;
    Waveforms aligned = new WideAlignment(0.25, 10).align(bumps(shifts, i -> 1, slopes));
    assertEquals(0.007 * 38 - 0.007 * 31, aligned.get(0, 0, 41) - aligned.get(0, 0, 34), 1e-3);
  }

  @Test
  void spikesThatSwingTheOtherWayMeetByTheirOwnPeaks() {
    int[] shifts = {0, 0, 0, 0, 0, 0, 2, -1, 1};
    Waveforms spikes = bumps(shifts, i -> i < 6 ? 1 : -1, new double[shifts.length]);
    Waveforms aligned = new WideAlignment(0.125, 10).align(spikes);
    assertEquals(-1, aligned.get(6, 0, 17), 1e-3);
    assertEquals(-1, aligned.get(7, 0, 17), 1e-3);
    assertEquals(-1, aligned.get(8, 0, 17), 1e-3);
  }

  @Test
  void aSpikeFoundByItsOtherPhaseMovesToTheFirst() {
    Waveforms aligned = new WideAlignment(0.25, 10).align(withSecond(-8, -1.2));
    assertEquals(1, aligned.get(0, 0, 17), 0.05);
    assertEquals(-1.2, aligned.get(0, 0, 25), 0.05);
  }

  @Test
  void aSpikeWithItsPeakInPlaceIsNotDrawnToALargerOne() {
    Waveforms aligned = new WideAlignment(0.25, 10).align(withSecond(0, 1.5));
    assertEquals(1, aligned.get(0, 0, 17), 0.1);
    assertEquals(1.5, aligned.get(0, 0, 25), 0.1);
  }

  @Test
  void aLargerSpikeBehindTheReachDrawsNothing() {
    Waveforms spikes = bumps(new int[5], i -> 1, new double[5]);
    float[] values = spikes.values().clone();
    for (int t = 0; t < SAMPLES; t++) {
      double x = (t - 20 - 11) / 3.0;
      values[t] += (float) (3 * Math.exp(-0.5 * x * x));
    }
    Waveforms aligned = new WideAlignment(0.17, 10).align(new Waveforms(5, 1, SAMPLES, values));
    assertEquals(1, aligned.get(0, 0, 17), 0.02);
  }

  @Test
  void nothingMovesWithoutReachOrInAShortWindow() {
    Waveforms spikes = bumps(2);
    assertSame(spikes, new WideAlignment(0, 10).align(spikes));
    Waveforms few = new Waveforms(1, 1, 8, new float[8]);
    assertSame(few, new WideAlignment(0.125, 10).align(few));
  }

  @Test
  void checksItsRanges() {
    assertThrows(WrongArgumentException.class, () -> new WideAlignment(-0.1, 10));
    assertThrows(WrongArgumentException.class, () -> new WideAlignment(0.3, 10));
    assertThrows(WrongArgumentException.class, () -> new WideAlignment(0.1, 0));
  }

  /** Five bumps of which the first was moved and has another of some strength 8 samples behind. */
  private static Waveforms withSecond(int shift, double strength) {
    Waveforms spikes = bumps(new int[] {shift, 0, 0, 0, 0}, i -> 1, new double[5]);
    float[] values = spikes.values().clone();
    for (int t = 0; t < SAMPLES; t++) {
      double x = (t - 20 - shift - 8) / 3.0;
      values[t] += (float) (strength * Math.exp(-0.5 * x * x));
    }
    return new Waveforms(5, 1, SAMPLES, values);
  }

  /** Three bumps around sample 20: one late by so many samples, one early by as many, two at it. */
  private static Waveforms bumps(int shift) {
    int[] shifts = {shift, 0, -shift, 0, 0};
    return bumps(shifts, i -> 1, new double[shifts.length]);
  }

  /** Bumps of some strength that lie around sample 20, each on a slope. */
  private static Waveforms bumps(int[] shifts, IntToDoubleFunction strength, double[] slopes) {
    float[] values = new float[shifts.length * SAMPLES];
    for (int i = 0; i < values.length; i++) {
      int spike = i / SAMPLES;
      double t = i % SAMPLES - 20 - shifts[spike];
      double bump = strength.applyAsDouble(spike) * Math.exp(-0.5 * t * t / 9);
      values[i] = (float) (bump + slopes[spike] * t);
    }
    return new Waveforms(shifts.length, 1, SAMPLES, values);
  }

  /** The largest difference between two spikes. */
  private static double spread(Waveforms spikes) {
    double spread = 0;
    for (int t = 0; t < spikes.numSamples(); t++) {
      for (int spike = 1; spike < spikes.numSpikes(); spike++) {
        spread = Math.max(spread, Math.abs(spikes.get(spike, 0, t) - spikes.get(0, 0, t)));
      }
    }
    return spread;
  }
}
