// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import java.util.Random;

/**
 * The sum of many distant neurons: spikes at random times, of random shapes and heights, scaled so
 * that the sum has a given standard deviation (Campbell's theorem: rate times mean power of a
 * spike). Not thread-safe.
 */
final class Background {

  private static final int NUM_SHAPES = 64;
  private static final double RATE_HZ = 8000;
  private static final double LEAST_DISTANCE_UM = 50;
  private static final double GREATEST_DISTANCE_UM = 140;

  private final Random random;
  private final Source[] sources = new Source[NUM_SHAPES];
  private final double scale;
  private double nextTimeS;

  Background(
      double samplingFrequencyHz, Electrodes electrodes, double standardDeviation, Random random) {
    this.random = random;
    double power = 0;
    for (int i = 0; i < NUM_SHAPES; i++) {
      float[] heights = electrodes.heights(random, LEAST_DISTANCE_UM, GREATEST_DISTANCE_UM);
      sources[i] = new Source(SpikeShape.random(random), heights, samplingFrequencyHz);
      power += sources[i].power() / NUM_SHAPES;
    }
    // Heights are exponential of mean 1, so their mean square is 2
    double variance = 2 * power * RATE_HZ / samplingFrequencyHz;
    this.scale = standardDeviation / Math.sqrt(variance);
    this.nextTimeS = -SpikeShape.AFTER_S + exponential() / RATE_HZ;
  }

  /**
   * Adds the distant spikes up to a time.
   *
   * @param signal {@code [channel][sample]}
   * @param origin which sample of the recording the signal's first one is
   * @param beforeS end of the time, in seconds
   * @param samplingFrequencyHz samples per second
   */
  void add(float[][] signal, long origin, double beforeS, double samplingFrequencyHz) {
    while (nextTimeS < beforeS) {
      Source source = sources[random.nextInt(NUM_SHAPES)];
      source.add(signal, nextTimeS * samplingFrequencyHz - origin, scale * exponential());
      nextTimeS += exponential() / RATE_HZ;
    }
  }

  private double exponential() {
    return -StrictMath.log(1 - random.nextDouble());
  }
}
