// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scijava.plugin.Parameter;

/** What commands share that read signals: the file, and what it may not say of itself. */
public abstract class SignalReadingCommand extends SpikePressCommand {

  @Parameter(
      label = "Input file",
      description =
          "A recording (SpikeGLX, Open Ephys, Intan, Blackrock, NWB, MAT, NPY, or flat binary),"
              + " spikes already cut (MAT, NPY, Blackrock .nev, Neuralynx .ntt), or a .spkz file.",
      style = "open",
      persist = false)
  private File input;

  @Parameter(
      label = "Sampling frequency (Hz, 0 = as the file says)",
      description = "Samples per second where the file does not say it; 0 = as the file says.",
      min = "0",
      required = false,
      persist = false)
  private double sampling_frequency = 0;

  @Parameter(
      label = "Channels of a flat file (0 = as its sidecar says)",
      description =
          "Number of interleaved channels of a flat binary file; 0 = as its sidecar says.",
      min = "0",
      required = false,
      persist = false)
  private int num_channels = 0;

  @Parameter(
      label = "Gain (uV per unit, 0 = as the file says)",
      description = "Microvolts per unit where the file does not say it; 0 = as the file says.",
      min = "0",
      required = false,
      persist = false)
  private double gain_uv = 0;

  @Parameter(
      label = "Stream (empty = the only one)",
      description =
          "Which signal of a file or folder with several: the folder's name of an Open Ephys"
              + " stream, the path of an NWB series.",
      required = false,
      persist = false)
  private String stream = "";

  /** For subclasses, which SciJava makes. */
  protected SignalReadingCommand() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("input", this::requireInput);
  }

  private void requireInput() {
    InputFile.require(input);
  }

  /**
   * The input.
   *
   * @return its file
   */
  protected Path inputFile() {
    return input.toPath();
  }

  /**
   * The input's name.
   *
   * @return without folders
   */
  protected String inputName() {
    return input.getName();
  }

  /**
   * Opens the input as a recording.
   *
   * @return the recording, to be closed by the caller
   */
  protected Recording openRecording() {
    return Recordings.open(inputFile(), properties());
  }

  /**
   * What the user says of the signal.
   *
   * @return only what is not 0
   */
  protected SignalProperties properties() {
    return new SignalProperties(
        known(sampling_frequency),
        num_channels == 0 ? OptionalInt.empty() : OptionalInt.of(num_channels),
        known(gain_uv),
        Optional.of(stream).filter(name -> !name.isBlank()));
  }

  private static OptionalDouble known(double value) {
    return value == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
