// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.RandomChannels;
import io.github.spikepress.dynamics.model.Batches;
import io.github.spikepress.dynamics.network.AutoencoderNetwork;
import io.github.spikepress.dynamics.network.Batch;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.dynamics.simulation.LorenzSimulator;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Processor time of a forward and backward pass over 64 trials of 50 bins and 60 channels with the
 * network of the demo, the counterpart of {@code src/test/python/step_time.py}: {@code StepTime
 * CHANNELS}.
 */
public final class StepTime {

  private static final int ROUNDS = 8;
  private static final int STEPS = 40;

  private StepTime() {}

  /**
   * Prints the median of the later rounds.
   *
   * @param arguments number of observed channels
   */
  public static void main(String[] arguments) {
    LorenzSimulator neurons = new LorenzSimulator(10, 28, 8.0 / 3, 1.5, 60, 2, 0.8, 0.02);
    BinnedCounts counts =
        neurons
            .simulate(4, 16, 50, 0)
            .counts()
            .sampled(new RandomChannels(Integer.parseInt(arguments[0])), 0);
    AutoencoderNetwork network = new AutoencoderNetwork(NetworkShape.demo(60), 0);
    Random random = new Random(0);
    int[] trials = IntStream.range(0, 64).toArray();
    double[] milliseconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int step = 0; step < STEPS; step++) {
        Batch batch = Batches.of(counts, counts, 0.3, random, trials);
        network.learn(batch, 0, random);
      }
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      milliseconds[round] = (end - start) / 1e6 / STEPS;
    }
    double[] warm = Arrays.stream(milliseconds).skip(ROUNDS / 2).sorted().toArray();
    System.out.printf(Locale.ROOT, "%.1f ms CPU per step%n", warm[warm.length / 2]);
  }
}
