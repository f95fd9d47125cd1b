// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.training.TrainingSettings;
import java.nio.file.Path;

/**
 * R² over the number of observed channels: {@code SparsitySweep FILE SCHEME METHOD EPOCHS SEEDS
 * CHANNELS...}, where SCHEME is one of {@link Scheme}, METHOD one of {@link Method}, and SEEDS a
 * list such as {@code 0,1,2}.
 */
public final class SparsitySweep {

  private static final int FIRST_CHANNELS = 5;

  private SparsitySweep() {}

  /**
   * Prints a row for each number of channels and seed.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) {
    LorenzSet set = LorenzSet.read(Path.of(arguments[0]));
    Scheme scheme = Scheme.valueOf(arguments[1]);
    Method method = Method.valueOf(arguments[2]);
    TrainingSettings settings = TrainingSettings.recommended(Integer.parseInt(arguments[3]));
    ResultRow.printHeader();
    for (int i = FIRST_CHANNELS; i < arguments.length; i++) {
      for (String seed : arguments[4].split(",")) {
        int observed = Integer.parseInt(arguments[i]);
        new Experiment(set, scheme, observed, settings, Long.parseLong(seed))
            .run(method)
            .forEach(ResultRow::print);
      }
    }
  }
}
