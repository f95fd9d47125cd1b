// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import org.junit.jupiter.api.Test;

class SpikeAlignmentTest {

  private static final double[] SHIFTS = {0, 0.3, -0.45, 1.7, -2.2};

  @Test
  void bringsShiftedSpikesTogether() {
    Waveforms shifted = bumps(1, SHIFTS);
    assertTrue(spread(shifted) > 0.3);
    assertTrue(spread(new SpikeAlignment(3, 10).align(shifted)) < 0.02);
  }

  @Test
  void alignsTroughsWhereTheSpikesPointDown() {
    assertTrue(spread(new SpikeAlignment(3, 10).align(bumps(-1, SHIFTS))) < 0.02);
  }

  @Test
  void cutsTheEndsThatAMoveCouldLeaveEmpty() {
    assertEquals(34, new SpikeAlignment(3, 10).align(bumps(1, SHIFTS)).numSamples());
  }

  @Test
  void finerStepsAlignBetter() {
    Waveforms shifted = bumps(1, SHIFTS);
    assertTrue(
        spread(new SpikeAlignment(3, 20).align(shifted))
            < spread(new SpikeAlignment(3, 1).align(shifted)));
  }

  @Test
  void movesNothingWhereNothingIsToBeMoved() {
    Waveforms shifted = bumps(1, SHIFTS);
    assertSame(shifted, new SpikeAlignment(0, 10).align(shifted));
    Waveforms shortOnes = new Waveforms(2, 1, 6, new float[12]);
    assertSame(shortOnes, new SpikeAlignment(3, 10).align(shortOnes));
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThrows(WrongArgumentException.class, () -> new SpikeAlignment(-1, 10));
    assertThrows(WrongArgumentException.class, () -> new SpikeAlignment(3, 0));
  }

  private static Waveforms bumps(int sign, double... shifts) {
    float[] values = new float[shifts.length * 40];
    for (int i = 0; i < values.length; i++) {
      double t = (i % 40 - 18 - shifts[i / 40]) / 3;
      values[i] = (float) (sign * Math.exp(-t * t));
    }
    return new Waveforms(shifts.length, 1, 40, values);
  }

  /** The largest difference of any spike from the first. */
  private static double spread(Waveforms waveforms) {
    double largest = 0;
    for (int i = 1; i < waveforms.numSpikes(); i++) {
      for (int t = 0; t < waveforms.numSamples(); t++) {
        double difference = waveforms.get(i, 0, t) - waveforms.get(0, 0, t);
        largest = Math.max(largest, Math.abs(difference));
      }
    }
    return largest;
  }

  @Test
  void aPeakThatDoesNotStandOutMovesNothing() {
    float[] values = new float[20];
    values[11] = 10;
    Waveforms spike = new Waveforms(1, 1, 20, values);
    FittedAlignment low = new FittedAlignment(2, 10, 1, 10, 9);
    FittedAlignment high = new FittedAlignment(2, 10, 1, 10, 11);
    assertEquals(10, low.align(spike).get(0, 0, 8), 1e-3);
    assertEquals(0, high.align(spike).get(0, 0, 8), 1e-3);
    assertEquals(10, high.align(spike).get(0, 0, 9), 1e-3);
  }
}
