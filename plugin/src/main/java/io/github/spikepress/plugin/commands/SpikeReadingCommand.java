// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.container.Decompression;
import io.github.spikepress.container.ModelSource;
import io.github.spikepress.detection.DetectionSettings;
import io.github.spikepress.detection.PeakSign;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.filtering.Reference;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.CutWindow;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeReport;
import io.github.spikepress.waveforms.SpikeSource;
import java.util.Locale;
import java.util.Optional;
import org.scijava.plugin.Parameter;

/**
 * What commands share that read spikes: of a recording, cut already, or of a {@code .spkz} file.
 */
public abstract class SpikeReadingCommand extends SignalReadingCommand {

  @Parameter(
      label = "Detection threshold (noise levels)",
      description =
          "Height of a spike's peak in noise levels, median(|x|)/0.6745, of its channel; recordings"
              + " only.",
      min = "0.1",
      required = false,
      persist = false)
  private double detect_threshold = DetectionSettings.DEFAULT.detectThreshold();

  @Parameter(
      label = "Peak sign",
      description = "Which peaks count as spikes: neg, pos or both; recordings only.",
      choices = {"both", "neg", "pos"},
      required = false,
      persist = false)
  private String peak_sign = DetectionSettings.DEFAULT.peakSign().name().toLowerCase(Locale.ROOT);

  @Parameter(
      label = "Band-pass filter 300-5000 Hz",
      description =
          "Whether a recording is filtered before spikes are looked for and cut; off for one that is"
              + " filtered already; recordings only.",
      required = false,
      persist = false)
  private boolean filter = true;

  @Parameter(
      label = "Reference",
      description =
          "What is subtracted from all channels after the filter: nothing, or their common median at"
              + " each sample, for probes of many channels; recordings only.",
      choices = {"none", "median"},
      required = false,
      persist = false)
  private String reference = "none";

  @Parameter(
      label = "Samples before the peak (0 = usual window)",
      description =
          "Samples before the peak that are kept of each spike; 0 here and after = the usual window"
              + " of the sampling frequency: 64 samples at 24 kHz, 48 at 30 kHz, 40 at 10 kHz.",
      min = "0",
      required = false,
      persist = false)
  private int n_before = 0;

  @Parameter(
      label = "Samples from the peak on (0 = usual window)",
      description = "Samples that are kept of each spike from its peak on; 0 = the usual window.",
      min = "0",
      required = false,
      persist = false)
  private int n_after = 0;

  /** For subclasses, which SciJava makes. */
  protected SpikeReadingCommand() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("n_after", this::requireWindow);
  }

  private void requireWindow() {
    cutting();
  }

  /**
   * Reads the spikes of the input.
   *
   * @param progress follows the reading
   * @return the spikes, and what was noticed
   */
  protected SpikeSource.Reading read(Progress progress) {
    return read(ModelSource.BUNDLED, progress);
  }

  /**
   * Reads the spikes of the input.
   *
   * @param models where to look for the model of a {@code .spkz} file that only names it
   * @param progress follows the reading
   * @return the spikes, and what was noticed
   */
  protected SpikeSource.Reading read(ModelSource models, Progress progress) {
    if (isCompressed()) {
      SpikeReport report = new SpikeReport(true, Optional.empty(), new double[0], 0);
      return new SpikeSource.Reading(Decompression.read(inputFile(), models, progress), report);
    }
    return source().readAll(progress);
  }

  /**
   * The spikes of an input that is no {@code .spkz} file, to be read as often as needed.
   *
   * @return a recording or spikes already cut
   */
  protected SpikeSource source() {
    return SpikeSource.of(inputFile(), properties(), cutting());
  }

  /**
   * Whether the input is a {@code .spkz} file.
   *
   * @return true if its name says so
   */
  protected boolean isCompressed() {
    return inputName().toLowerCase(Locale.ROOT).endsWith(".spkz");
  }

  private CuttingSettings cutting() {
    double deadTimeMs = DetectionSettings.DEFAULT.deadTimeMs();
    CuttingSettings settings =
        CuttingSettings.DEFAULT
            .withFilter(filter ? CuttingSettings.DEFAULT.filter() : Optional.empty())
            .withReference(Reference.of(reference))
            .withDetection(
                new DetectionSettings(detect_threshold, PeakSign.of(peak_sign), deadTimeMs));
    if (n_before == 0 && n_after == 0) {
      return settings;
    }
    if (n_after == 0) {
      throw new WrongArgumentException("n_before=" + n_before + " needs n_after as well");
    }
    return settings.withWindow(new CutWindow(n_before, n_after));
  }
}
