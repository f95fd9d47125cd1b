// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.container.Decompression;
import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.CountsFile;
import io.github.spikepress.dynamics.counts.SpikeBinning;
import io.github.spikepress.dynamics.counts.SpikeTrains;
import io.github.spikepress.dynamics.counts.SpikeTrainsFile;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.sorting.phy.PhyFolder;
import io.github.spikepress.sorting.phy.PhyParameters;
import io.github.spikepress.sorting.phy.PhySorting;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import org.scijava.plugin.Parameter;

/** What commands share that read spike counts: counted already, or sorted spikes to be counted. */
public abstract class CountsReadingCommand extends SpikePressCommand {

  private static final double MS_PER_SECOND = 1000;

  @Parameter(
      label = "Counts (.npy, .h5) or sorted spikes (.csv, .spkz, params.py)",
      description =
          "Spike counts as [trial][bin][channel], NaN = not observed; or a table of Sort Spikes; or"
              + " a .spkz file with times and labels; or a folder of Phy or its params.py, noise"
              + " left out.",
      style = "open",
      persist = false)
  private File input;

  @Parameter(
      label = "Array in an HDF5 file",
      description = "Path of the counts in an HDF5 file; not used for others.",
      required = false,
      persist = false)
  private String dataset = "counts";

  @Parameter(
      label = "Bin (ms)",
      description = "Length of a bin in milliseconds; for inference that of the model's training.",
      min = "0.001",
      required = false,
      persist = false)
  private double bin_ms = 20;

  @Parameter(
      label = "Trial (ms, sorted spikes)",
      description = "Length of a trial in milliseconds; sorted spikes only.",
      min = "0.001",
      required = false,
      persist = false)
  private double trial_ms = 1000;

  @Parameter(
      label = "Trial starts (.txt, empty = piece after piece)",
      description =
          "When trials start, in seconds, one number a line; empty = the recording is cut into equal"
              + " pieces from its start; sorted spikes only.",
      style = "open",
      required = false,
      persist = false)
  private File trial_starts;

  @Parameter(
      label = "Sampling frequency (Hz, .csv)",
      description =
          "Samples per second of the recording that a .csv table, or a Phy folder without params.py,"
              + " comes from.",
      min = "0",
      required = false,
      persist = false)
  private double sampling_frequency = 0;

  @Parameter(
      label = "Model file of a .spkz file (empty = embedded or bundled)",
      description =
          "The codec's model of a .spkz file that neither holds its model nor uses a bundled one.",
      required = false,
      persist = false)
  private String codec = "";

  /** For subclasses, which SciJava makes. */
  protected CountsReadingCommand() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("input", this::requireInput);
    problems.check("trial_starts", this::requireTrialStarts);
  }

  private void requireInput() {
    InputFile.require(input);
  }

  private void requireTrialStarts() {
    InputFile.require(trial_starts);
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
   * Reads the counts, or counts the spikes.
   *
   * @param progress follows the work
   * @return the counts
   */
  protected BinnedCounts counts(CommandProgress progress) {
    String name = input.getName().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return binned(SpikeTrainsFile.readTable(input.toPath(), sampling_frequency));
    }
    if (name.endsWith(".spkz")) {
      return binned(
          SpikeTrains.of(Decompression.read(input.toPath(), ModelChoice.of(codec), progress)));
    }
    Path folder = name.equals(PhyParameters.FILE) ? input.getParentFile().toPath() : input.toPath();
    if (PhyFolder.isPhyFolder(folder)) {
      return binned(trains(PhyFolder.read(folder)));
    }
    return CountsFile.read(input.toPath(), dataset, bin_ms / MS_PER_SECOND);
  }

  private SpikeTrains trains(PhySorting sorting) {
    double hz =
        sorting.parameters().map(PhyParameters::samplingFrequencyHz).orElse(sampling_frequency);
    return SpikeTrains.ofSamples(sorting.samples(), sorting.unitsWithoutNoise(), hz);
  }

  private BinnedCounts binned(SpikeTrains spikes) {
    double bins = Math.rint(trial_ms / bin_ms);
    if (!(bins >= 1) || bins > Integer.MAX_VALUE || Math.abs(bins * bin_ms - trial_ms) > 1e-6) {
      throw new WrongArgumentException(
          "a trial of " + trial_ms + " ms is not a whole number of bins of " + bin_ms + " ms");
    }
    SpikeBinning binning = new SpikeBinning(bin_ms / MS_PER_SECOND, (int) bins);
    return trial_starts == null
        ? binning.countPieces(spikes)
        : binning.count(spikes, SpikeTrainsFile.readTrialStarts(trial_starts.toPath()));
  }
}
