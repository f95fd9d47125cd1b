// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.choice.AutomaticChoice;
import io.github.spikepress.choice.EncoderBudget;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.container.SpikeFeed;
import io.github.spikepress.container.SpkzWriter;
import io.github.spikepress.container.WriteReport;
import io.github.spikepress.container.WriteSettings;
import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.metadata.SourceHash;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.streaming.SourceHashing;
import io.github.spikepress.streaming.SpikeSample;
import io.github.spikepress.waveforms.SpikeForm;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import java.io.File;
import java.util.Optional;
import java.util.function.Supplier;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.widget.Button;
import org.scijava.widget.NumberWidget;

/** Compresses the spikes of a file into a {@code .spkz} file. */
@Plugin(
    type = Command.class,
    label = "Compress Spikes",
    description =
        "Finds the spikes of a recording, or takes spikes already cut, and compresses them.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Compress Spikes...", weight = 20)
    })
public final class CompressSpikes extends SpikeReadingCommand {

  private static final double NOT_ASKED = -1;

  @Parameter(
      label = "Output file (.spkz)",
      description = "The compressed file; it appears whole or not at all.",
      style = "save",
      persist = false)
  private File output;

  @Parameter(
      label = "Codec (auto, family or model file; empty = bundled)",
      description =
          "Empty: the bundled model that fits the window; with a quality or ratio, that model or one"
              + " trained on the input, whichever gives the smaller file. auto: the same among all"
              + " families. A family's name, such as trellis, pca,"
              + " dct or cae: trained on the input itself, and embedded. A model file: used as it"
              + " is.",
      callback = "foretell",
      required = false,
      persist = false)
  private String codec = "";

  @Parameter(
      label = "Quality (dB, 0 = not asked)",
      description =
          "Signal-to-noise-and-distortion ratio to reach at the least size, in dB. 0 = not asked.",
      style = NumberWidget.SLIDER_STYLE,
      min = "0",
      max = "80",
      stepSize = "0.5",
      callback = "foretell",
      required = false,
      persist = false)
  private double quality = 0;

  @Parameter(
      label = "Payload ratio (0 = not asked)",
      description =
          "Compression ratio to reach at the best quality: 16 bits per sample over payload bits."
              + " 0 = not asked.",
      min = "0",
      max = "10000",
      callback = "foretell",
      required = false,
      persist = false)
  private double ratio = 0;

  @Parameter(
      label = "Epochs (0 = the family's default)",
      description = "Passes over the spikes if a codec is trained; 0 = the family's default.",
      min = "0",
      required = false,
      persist = false)
  private int epochs = 0;

  @Parameter(
      label = "Codec settings (name=value ...)",
      description =
          "Further settings of the family if a codec is trained: name=value pairs separated by"
              + " spaces.",
      callback = "foretell",
      required = false,
      persist = false)
  private String settings = "";

  @Parameter(
      label = "Most parameters of the encoder (0 = any, auto only)",
      description =
          "Most numbers that the encoder may hold, as on an implant; codec=auto only. 0 = any.",
      min = "0",
      required = false,
      persist = false)
  private long max_parameters = 0;

  @Parameter(
      label = "Most MACs per spike (0 = any, auto only)",
      description =
          "Most multiply-accumulate operations that encoding a spike may take, as on an implant;"
              + " codec=auto only. 0 = any.",
      min = "0",
      required = false,
      persist = false)
  private long max_macs = 0;

  @Parameter(
      label = "Greatest error (units of the recording, -1 = not asked)",
      description =
          "No sample of any spike is restored farther off than this, in the recording's units: steps"
              + " of its converter where it has one gain, else microvolts. 0 gives integers back"
              + " exactly (filter off). The file grows by what the codec leaves over. -1 = what the"
              + " codec gives.",
      min = "-1",
      required = false,
      persist = false)
  private double max_error = -1;

  @Parameter(
      label = "Seed",
      description = "Start of every random choice: equal inputs and seed give equal bytes.",
      required = false,
      persist = false)
  private long seed = 1;

  @Parameter(
      label = "Embed the model",
      description =
          "Whether a bundled model or a model file travels in the output; otherwise it is named by"
              + " its SHA-256. A codec that is trained on the input is always embedded.",
      required = false,
      persist = false)
  private boolean embed_model = false;

  @Parameter(
      label = "Consequence",
      description = "What the settings come to.",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String consequence = "";

  @Parameter(
      label = "Preview on the first 100 spikes",
      description = "Compresses the first 100 spikes of the input and shows what becomes of them.",
      callback = "preview",
      required = false,
      persist = false)
  private Button preview;

  private Supplier<Optional<SourceHash>> hash = Optional::empty;

  /** Made by SciJava. */
  public CompressSpikes() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("output", this::requireOutput);
    problems.check("codec", this::requireCodec);
    problems.check("ratio", this::requireOneTarget);
    problems.check("settings", this::requireSettings);
    problems.check("max_macs", this::requireAutomatic);
  }

  private void requireOutput() {
    OutputFile.require(output, ".spkz");
  }

  private void requireCodec() {
    Consequence.requireKnown(codec);
  }

  private void requireOneTarget() {
    TrainingInputs.request(ratio, quality, epochs, "");
  }

  private void requireSettings() {
    Consequence.requireSettings(codec, settings);
  }

  private void requireAutomatic() {
    if (!unlimited() && !codec.strip().equals(CodecChoice.AUTO)) {
      throw new WrongArgumentException("max_parameters and max_macs go with codec=auto only");
    }
  }

  @Override
  protected void execute(CommandProgress progress) {
    requireOutput();
    if (isCompressed()) {
      Spikes spikes = read(progress).spikes();
      SpikeSample all = SpikeSample.all(spikes);
      write(choose(all, progress), feed(spikes), spikes.metadata(), progress);
      return;
    }
    SpikeSource source = source();
    Optional<SpikeForm> form = source.form();
    try (SourceHashing hashing = new SourceHashing(form.flatMap(SpikeForm::source), progress)) {
      hash = hashing::result;
      compress(source, form, progress);
    }
  }

  /** In one pass where the codec needs no spikes; else after one that takes a sample of them. */
  private void compress(SpikeSource source, Optional<SpikeForm> form, CommandProgress progress) {
    RateTarget target = TrainingInputs.request(ratio, quality, epochs, settings).target();
    Optional<CodecChoice> ready =
        form.flatMap(known -> CodecChoice.withoutSpikes(codec.strip(), target, known));
    if (ready.isPresent() && unlimited()) {
      SpikeMetadata metadata = form.orElseThrow().metadata();
      write(ready.get(), sink -> source.stream(progress, sink), metadata, progress);
      return;
    }
    SpikeSample sample =
        SpikeSample.of(source, PipelineSettings.usual(), SpikeSample.USUAL_VALUES, seed, progress);
    Spikes spikes = sample.spikes();
    SpikeFeed feed = sample.complete() ? feed(spikes) : sink -> source.stream(progress, sink);
    write(choose(sample, progress), feed, spikes.metadata(), progress);
  }

  private static SpikeFeed feed(Spikes spikes) {
    return sink -> sink.accept(spikes);
  }

  private boolean unlimited() {
    return new EncoderBudget(max_parameters, max_macs).equals(EncoderBudget.UNLIMITED);
  }

  private void write(
      CodecChoice choice, SpikeFeed feed, SpikeMetadata metadata, CommandProgress progress) {
    boolean embed = embed_model || choice.trainedHere();
    WriteSettings how = embed ? WriteSettings.EMBEDDED : WriteSettings.NAMED;
    Optional<ErrorBound> bound =
        max_error == NOT_ASKED ? Optional.empty() : Optional.of(new ErrorBound(max_error));
    WriteReport report =
        SpkzWriter.write(
            output.toPath(), choice.codec(), metadata, how.withBound(bound), feed, hash, progress);
    results = row(metadata, choice, embed, report).table();
  }

  /** Called by SciJava when an input changes in the dialog. */
  void foretell() {
    consequence = Consequence.of(codec, ratio, quality, epochs, settings);
  }

  /** Called by SciJava when the button is pressed. */
  void preview() {
    TaskService tasks = getContext().service(TaskService.class);
    CommandProgress silent = new CommandProgress(tasks.createTask("Preview"), () -> false, false);
    CompressionPreview.show(
        () -> source().readFirst(CompressionPreview.SPIKES, silent),
        spikes -> choose(SpikeSample.all(spikes), silent).codec());
  }

  private CodecChoice choose(SpikeSample sample, CommandProgress progress) {
    TrainingRequest request = TrainingInputs.request(ratio, quality, epochs, settings);
    EncoderBudget budget = new EncoderBudget(max_parameters, max_macs);
    if (codec.strip().equals(CodecChoice.AUTO)) {
      if (!request.options().isEmpty() || request.epochs().isPresent()) {
        throw new WrongArgumentException(
            "codec=auto finds its own settings: leave settings and epochs out, or name a family");
      }
      AutomaticChoice automatic = AutomaticChoice.amongAll(request.target(), budget, seed);
      return CodecChoice.automatic(sample, automatic, progress);
    }
    requireAutomatic();
    return CodecChoice.of(codec.strip(), sample, request, seed, progress);
  }

  private ResultsRow row(
      SpikeMetadata metadata, CodecChoice choice, boolean embed, WriteReport report) {
    double gainUv = metadata.units().gainUv();
    return ResultsRow.ofNewTable()
        .with("spikes", report.spikes())
        .with("channels", choice.codec().model().card().numChannels())
        .with("samples", choice.codec().model().card().numSamples())
        .with("sampling_frequency_hz", metadata.samplingFrequencyHz())
        .with("sndr_db", report.distortion().meanSndrDb())
        .with("rmse_uv", report.distortion().rmse() * gainUv)
        .with("greatest_error_uv", report.distortion().greatestError() * gainUv)
        .with("worst_spike", report.distortion().worstSpike())
        .with("worst_sndr_db", report.distortion().worstSndrDb())
        .with("max_error", max_error == NOT_ASKED ? Double.NaN : max_error)
        .with("greatest_error", report.distortion().greatestError())
        .with("verified", 1)
        .with("entropy_ratio", report.entropyRatio())
        .with("payload_ratio", report.payloadRatio())
        .with("file_ratio", report.fileRatio())
        .with("payload_bits", report.payloadBits())
        .with("residual_bits", report.residualBits())
        .with("times_bits", report.timesBits())
        .with("labels_bits", report.labelsBits())
        .with("model_bytes", report.modelBytes())
        .with("file_bytes", report.fileBytes())
        .with("model_embedded", embed ? 1 : 0)
        .with("input", inputName())
        .with("output", output.getPath())
        .with("codec", choice.codec().model().family())
        .with("codec_source", choice.source())
        .with("choice", choice.reason())
        .with("model_sha256", report.modelSha256());
  }
}
