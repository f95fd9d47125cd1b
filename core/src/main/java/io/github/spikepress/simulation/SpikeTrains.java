// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** The spikes of all near neurons, ascending in time. Not thread-safe. */
final class SpikeTrains {

  private static final double LONGEST_BURST_INTERVAL_S = 0.004;
  private static final double BURST_DECREASE = 0.85;

  /**
   * One spike.
   *
   * @param timeS when
   * @param unit which neuron
   * @param height factor of its height
   */
  record Spike(double timeS, int unit, double height) {}

  private final FiringSettings settings;
  private final Random random;
  private final PriorityQueue<Spike> next =
      new PriorityQueue<>(Comparator.comparingDouble(Spike::timeS).thenComparingInt(Spike::unit));
  private double lastTimeS = Double.NEGATIVE_INFINITY;
  private int lastUnit = -1;

  SpikeTrains(FiringSettings settings, int numUnits, Random random) {
    this.settings = settings;
    this.random = random;
    for (int unit = 0; unit < numUnits; unit++) {
      next.add(new Spike(interval(), unit, 1));
    }
  }

  /**
   * Takes the next spike if it comes early enough.
   *
   * @param beforeS end of the time asked for
   * @return null if there is none before
   */
  Spike pollBefore(double beforeS) {
    while (!next.isEmpty() && next.peek().timeS < beforeS) {
      Spike spike = next.poll();
      double least = lastTimeS + settings.leastSeparationMs() / 1000;
      if (spike.unit != lastUnit && spike.timeS < least) {
        next.add(new Spike(least, spike.unit, spike.height));
      } else {
        lastTimeS = spike.timeS;
        lastUnit = spike.unit;
        next.add(following(spike));
        return spike;
      }
    }
    return null;
  }

  private Spike following(Spike spike) {
    if (random.nextDouble() < settings.burstProbability()) {
      double interval =
          settings.refractoryMs() / 1000 + LONGEST_BURST_INTERVAL_S * random.nextDouble();
      return new Spike(spike.timeS + interval, spike.unit, spike.height * BURST_DECREASE);
    }
    return new Spike(spike.timeS + interval(), spike.unit, 1);
  }

  /** Refractory period and an exponential waiting time, together of the mean that the rate asks. */
  private double interval() {
    double refractoryS = settings.refractoryMs() / 1000;
    double meanS = 1 / settings.rateHz() - refractoryS;
    return refractoryS - meanS * StrictMath.log(1 - random.nextDouble());
  }
}
