// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.RandomChannels;
import io.github.spikepress.dynamics.counts.RotatingBlocks;
import io.github.spikepress.dynamics.counts.SamplingScheme;
import io.github.spikepress.dynamics.training.TrainingSettings;
import java.nio.file.Path;

/**
 * R² over the number of observed channels: {@code SparsitySweep FILE SCHEME METHOD EPOCHS SEEDS
 * CHANNELS...}, where SCHEME is {@code random} or {@code blocks}, METHOD one of {@link Method}, and
 * SEEDS a list such as {@code 0,1,2}.
 */
public final class SparsitySweep {

  private SparsitySweep() {}

  /**
   * Prints a row for each number of channels and seed.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) {
    LorenzSet set = LorenzSet.read(Path.of(arguments[0]));
    Method method = Method.valueOf(arguments[2]);
    TrainingSettings settings = TrainingSettings.recommended(Integer.parseInt(arguments[3]));
    ResultRow.printHeader();
    for (int i = 5; i < arguments.length; i++) {
      int channels = Integer.parseInt(arguments[i]);
      for (String seed : arguments[4].split(",")) {
        Experiment experiment =
            new Experiment(set, scheme(arguments[1], channels), settings, Long.parseLong(seed));
        String label = String.join(" ", method.name(), arguments[1], arguments[i], "seed", seed);
        experiment.run(method).print(label);
      }
    }
  }

  private static SamplingScheme scheme(String name, int channels) {
    return name.equals("blocks") ? new RotatingBlocks(channels, 1) : new RandomChannels(channels);
  }
}
