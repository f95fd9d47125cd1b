// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
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
  void whatAMoveLeavesEmptyContinuesTheLastValue() {
    Waveforms spikes = bumps(6);
    float[] values = spikes.values().clone();
    Arrays.fill(values, SAMPLES - 3, SAMPLES, 0.5f);
    Waveforms aligned =
        new WideAlignment(0.125, 10).align(new Waveforms(spikes.numSpikes(), 1, SAMPLES, values));
    assertEquals(0.5f, aligned.get(0, 0, 41), 1e-6f);
    assertEquals(0, aligned.get(2, 0, 41), 1e-6f);
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

  /** Three bumps around sample 20: one late by so many samples, one early by as many, two at it. */
  private static Waveforms bumps(int shift) {
    int[] shifts = {shift, 0, -shift, 0, 0};
    float[] values = new float[shifts.length * SAMPLES];
    for (int i = 0; i < values.length; i++) {
      double x = (i % SAMPLES - 20 - shifts[i / SAMPLES]) / 3.0;
      values[i] = (float) Math.exp(-0.5 * x * x);
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
