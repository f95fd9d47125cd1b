// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.detection.DetectionSettings;
import io.github.spikepress.detection.PeakSign;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NumberType;
import io.github.spikepress.filtering.Reference;
import io.github.spikepress.pipeline.StageTimes;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.recording.RecordingMetadata;
import io.github.spikepress.recording.SignalShape;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.streaming.GrowingFile;
import io.github.spikepress.streaming.LiveCompression;
import io.github.spikepress.streaming.LiveSettings;
import io.github.spikepress.streaming.SampleStream;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeForm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Compresses a running acquisition, from a socket or from a file that is still being written. */
@Plugin(
    type = Command.class,
    label = "Compress Live",
    description =
        "Compresses the spikes of a running acquisition as they come; cancel to end the recording.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Compress Live...", weight = 25)
    })
public final class CompressLive extends SpikePressCommand {

  @Parameter(
      label = "Source (host:port or growing file)",
      description =
          "Where frames of one int16 a channel, little endian, come from: a TCP server as host:port,"
              + " or a flat file that is still being written.",
      persist = false)
  private String source = "";

  @Parameter(
      label = "Output file (.spkz)",
      description = "The compressed file; it is called .spkz.part until the recording has ended.",
      style = "save",
      persist = false)
  private File output;

  @Parameter(label = "Channels", description = "Numbers of a frame.", min = "1", persist = false)
  private int num_channels = 1;

  @Parameter(
      label = "Sampling frequency (Hz)",
      description = "Samples per second.",
      min = "1",
      persist = false)
  private double sampling_frequency = 30_000;

  @Parameter(
      label = "Gain (uV per unit, 0 = unknown)",
      description = "Microvolts per unit; 0 = unknown.",
      min = "0",
      required = false,
      persist = false)
  private double gain_uv = 0;

  @Parameter(
      label = "Detection threshold (noise levels)",
      description = "Height of a spike's peak in noise levels of its channel.",
      min = "0.1",
      required = false,
      persist = false)
  private double detect_threshold = DetectionSettings.DEFAULT.detectThreshold();

  @Parameter(
      label = "Peak sign",
      description = "Which peaks count as spikes: neg, pos or both.",
      choices = {"both", "neg", "pos"},
      required = false,
      persist = false)
  private String peak_sign = "both";

  @Parameter(
      label = "Reference",
      description = "What is subtracted from all channels after the filter.",
      choices = {"none", "median"},
      required = false,
      persist = false)
  private String reference = "none";

  @Parameter(
      label = "Codec (model file; empty = bundled)",
      description = "Empty: the bundled model that fits the window. A model file: used as it is.",
      required = false,
      persist = false)
  private String codec = "";

  @Parameter(
      label = "Calibration (s)",
      description = "Seconds from the start from which noise levels are taken.",
      min = "0.1",
      max = "600",
      required = false,
      persist = false)
  private double calibration = 10;

  @Parameter(
      label = "Block (ms)",
      description = "Milliseconds of signal that are worked on at once: the least latency.",
      min = "1",
      max = "10000",
      required = false,
      persist = false)
  private double block_ms = 50;

  @Parameter(
      label = "Patience with a growing file (s)",
      description = "A file that has not grown for so long has ended.",
      min = "0.1",
      required = false,
      persist = false)
  private double patience = 10;

  /** Made by SciJava. */
  public CompressLive() {}

  @Override
  protected boolean keepsBestSoFar() {
    return true;
  }

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("output", this::requireOutput);
  }

  private void requireOutput() {
    OutputFile.require(output, ".spkz");
  }

  @Override
  protected void execute(CommandProgress progress) {
    requireOutput();
    CuttingSettings cutting =
        CuttingSettings.DEFAULT
            .withReference(Reference.of(reference))
            .withDetection(
                new DetectionSettings(
                    detect_threshold,
                    PeakSign.of(peak_sign),
                    DetectionSettings.DEFAULT.deadTimeMs()));
    SignalUnits units = gain_uv == 0 ? SignalUnits.UNKNOWN : new SignalUnits("adc", gain_uv);
    SignalShape signal = new SignalShape(source, num_channels, sampling_frequency, units);
    LiveSettings usual = LiveSettings.usual(cutting);
    LiveSettings settings =
        new LiveSettings(cutting, calibration, block_ms, usual.queueBlocks(), usual.pipeline());
    CodecChoice choice = choice(signal, cutting);
    try (SampleStream stream = new SampleStream(open(), NumberType.I16, num_channels)) {
      LiveCompression.Report report =
          LiveCompression.run(
              stream, signal, settings, choice.codec(), output.toPath(), progress.handingOver());
      keepAlthoughCancelled();
      results = row(report, choice, stream.ending()).table();
    }
  }

  private CodecChoice choice(SignalShape signal, CuttingSettings cutting) {
    SpikeForm form =
        SpikeForm.of(signal, RecordingMetadata.numbered(signal.numChannels()), cutting);
    return CodecChoice.withoutSpikes(codec.strip(), new RateTarget.Unspecified(), form)
        .orElseThrow(
            () ->
                new WrongArgumentException(
                    "no bundled model fits "
                        + form.numChannels()
                        + " x "
                        + form.numSamples()
                        + " at "
                        + sampling_frequency
                        + " Hz, and live spikes cannot be trained on: give a model file"));
  }

  private InputStream open() {
    int colon = source.lastIndexOf(':');
    if (colon > 0 && source.substring(colon + 1).matches("\\d{1,5}")) {
      try {
        return new Socket(source.substring(0, colon), Integer.parseInt(source.substring(colon + 1)))
            .getInputStream();
      } catch (IOException | IllegalArgumentException e) {
        throw new WrongArgumentException("cannot connect to " + source + ": " + e.getMessage(), e);
      }
    }
    return new GrowingFile(Path.of(source), Duration.ofMillis(Math.round(1000 * patience)));
  }

  private ResultsRow row(LiveCompression.Report report, CodecChoice choice, String ending) {
    ResultsRow row =
        ResultsRow.ofNewTable()
            .with("spikes", report.written().spikes())
            .with("seconds", report.samples() / sampling_frequency)
            .with("ending", ending.isEmpty() ? "stopped by the user" : ending)
            .with("sndr_db", report.written().distortion().meanSndrDb())
            .with("file_bytes", report.written().fileBytes())
            .with("blocks_waiting_most", report.mostWaiting());
    for (Map.Entry<String, StageTimes.Latency> stage : report.times().byStage().entrySet()) {
      String name = stage.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
      row = row.with(name + "median_ms", stage.getValue().medianMs());
      row = row.with(name + "p999_ms", stage.getValue().p999Ms());
    }
    return row.with("codec_source", choice.source()).with("output", output.getPath());
  }
}
