// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import java.nio.file.Path;

/**
 * Makes the bundled sample recording: 20 s of one channel at 24 kHz with three neurons. Run {@code
 * java -cp core/target/classes:... io.github.spikepress.simulation.SampleRecording
 * resources/sample}; a test makes it again and compares it byte for byte.
 */
public final class SampleRecording {

  /** Name of the flat file. */
  public static final String FILE_NAME = "sample.bin";

  /** What the sample is like. */
  public static final SimulationSettings SETTINGS =
      SimulationSettings.DEFAULT.withSize(20, 1).withNoise(0.07, 0.1);

  /** The sample's seed: three neurons of clearly different shapes. */
  public static final long SEED = 2027;

  private SampleRecording() {}

  /**
   * Writes the sample with its sidecar and true spikes.
   *
   * @param arguments the folder, which must exist
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      throw new WrongArgumentException(
          "SampleRecording needs one argument: the folder to write to");
    }
    write(Path.of(arguments[0]));
  }

  /**
   * Writes the sample with its sidecar and true spikes.
   *
   * @param folder an existing folder
   */
  public static void write(Path folder) {
    Simulator.write(folder.resolve(FILE_NAME), SETTINGS, SEED, Progress.SILENT);
  }
}
