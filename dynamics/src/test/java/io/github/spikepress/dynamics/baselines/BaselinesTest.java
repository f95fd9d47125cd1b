// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.baselines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.RandomChannels;
import io.github.spikepress.dynamics.evaluation.RateAgreement;
import io.github.spikepress.dynamics.planning.BandwidthPlanner;
import io.github.spikepress.dynamics.planning.ImplantPlan;
import io.github.spikepress.dynamics.planning.ImplantPlanner;
import io.github.spikepress.dynamics.simulation.LorenzSimulator;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.hardware.Chip;
import io.github.spikepress.hardware.HardwareBudget;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  private static final LorenzSimulator.Population POPULATION =
      LorenzSimulator.classical(30).simulate(5, 20, 40, 3);

  @Test
  void simulatedSpikesFollowTheirRates() {
    double expected = 0;
    double counted = 0;
    BinnedCounts counts = POPULATION.counts();
    for (int trial = 0; trial < counts.numTrials(); trial++) {
      for (int bin = 0; bin < counts.numBins(); bin++) {
        expected += Arrays.stream(POPULATION.ratesHz()[trial][bin]).sum() * 0.02;
        counted += Arrays.stream(counts.counts()[trial][bin]).sum();
      }
    }
    assertEquals(1, counted / expected, 4 / Math.sqrt(expected));
  }

  @Test
  void theAttractorIsLorenz() {
    double greatest = 0;
    double least = 100;
    for (double[][] path : LorenzSimulator.classical(1).simulate(50, 1, 100, 1).states()) {
      for (double[] state : path) {
        greatest = Math.max(greatest, state[2]);
        least = Math.min(least, state[2]);
      }
    }
    assertTrue(greatest > 40 && greatest < 50 && least > 0 && least < 10);
  }

  @Test
  void smoothingDividesByTheSmoothedMask() {
    double nan = Double.NaN;
    BinnedCounts counts = BinnedCounts.of(new double[][][] {{{2, nan}, {nan, nan}, {2, nan}}}, 0.5);

    double[][][] rates = new Smoothing(1).ratesHz(counts, new double[] {1, 3});

    assertEquals(4, rates[0][1][0], 1e-12);
    assertEquals(6, rates[0][1][1], 1e-12);
  }

  @Test
  void theOracleIsBestAndTheComponentsHelp() {
    BinnedCounts sampled = POPULATION.counts().sampled(new RandomChannels(10), 1);
    double[][][] conditions = new double[5][][];
    for (int i = 0; i < 5; i++) {
      conditions[i] = POPULATION.ratesHz()[i * 20];
    }
    Smoothing smoothing = new Smoothing(3);

    double oracle = pooled(new ConditionOracle(conditions).ratesHz(sampled));
    double linear = pooled(LinearImputation.fit(sampled, smoothing, 3).ratesHz(sampled));
    double smooth = pooled(smoothing.ratesHz(sampled, sampled.meanCounts()));

    assertTrue(oracle > 0.99, "oracle " + oracle);
    assertTrue(linear > smooth && oracle > linear, linear + " " + smooth);
    assertThrows(WrongArgumentException.class, () -> new Smoothing(0));
    assertThrows(WrongArgumentException.class, () -> LinearImputation.fit(sampled, smoothing, 31));
  }

  @Test
  void agreementIsThatOfTheFormula() {
    double[][][] truth = {{{0, 10, 5}, {4, 10.1, 5}}};
    double[][][] inferred = {{{1, 10, 5}, {3, 10, 6}}};

    RateAgreement agreement = RateAgreement.of(inferred, truth);

    double first = 1 - 2.0 / 8;
    double second = 1 - 0.01 / 0.005;
    assertEquals((first + second) / 2, agreement.mean(), 1e-9);
    assertEquals((first + second) / 2, agreement.median(), 1e-9);
    assertEquals(first, agreement.meanModulated(), 1e-9);
    assertEquals(1, agreement.modulated());
    assertEquals(1 - 3.01 / 8.005, agreement.pooled(), 1e-9);
    assertEquals(second, agreement.worst(), 1e-9);
    assertThrows(WrongArgumentException.class, () -> RateAgreement.of(new double[1][1][1], truth));
  }

  @Test
  void plansLieOnTheMeasuredCurve() {
    BandwidthPlanner planner =
        new BandwidthPlanner(100, 0.02, 2, new TreeMap<>(Map.of(0.1, 0.5, 0.3, 0.9, 1.0, 0.95)));

    assertEquals(0.7, planner.at(0.2).expectedR2(), 1e-12);
    assertEquals(2000, planner.at(0.2).bitsPerSecond(), 1e-9);
    assertEquals(0.2, planner.reaching(0.7).dutyCycle(), 1e-12);
    assertThrows(WrongArgumentException.class, () -> planner.at(0.05));
    assertThrows(WrongArgumentException.class, () -> planner.reaching(0.99));
  }

  @Test
  void implantsSaveWithTheDutyCycleAndTheCodec() {
    BandwidthPlanner bandwidth =
        new BandwidthPlanner(100, 0.02, 2, new TreeMap<>(Map.of(0.1, 0.5, 1.0, 0.95)));
    HardwareBudget encoder = new HardwareBudget(3500, 14_000, Chip.EYERISS);
    ImplantPlanner planner = new ImplantPlanner(bandwidth, encoder, 20, 40);

    ImplantPlan all = planner.at(1);
    ImplantPlan tenth = planner.at(0.1);

    assertEquals(2000, all.spikesPerSecond(), 1e-9);
    assertEquals(80_000, all.compressedBitsPerSecond(), 1e-6);
    assertEquals(100 * encoder.powerPerChannelMicrowatt(20), all.powerMicrowatt(), 1e-9);
    assertEquals(all.powerMicrowatt() / 400, all.areaMm2(), 1e-9);
    assertEquals(2000 / encoder.safeSpikesPerSecond(), all.chipShare(), 1e-9);
    assertEquals(all.powerMicrowatt() / 10, tenth.powerMicrowatt(), 1e-9);
    assertEquals(0.5, tenth.bandwidth().expectedR2(), 1e-12);
    assertThrows(WrongArgumentException.class, () -> new ImplantPlanner(bandwidth, encoder, 0, 40));
  }

  private static double pooled(double[][][] rates) {
    return RateAgreement.of(rates, POPULATION.ratesHz()).pooled();
  }
}
