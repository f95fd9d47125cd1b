// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.detection.SignalStatistics;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.filtering.ReadAhead;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.pipeline.Workers;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SignalShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The spikes of a file, whatever it is: of a recording they are found and cut; spikes that are cut
 * already are taken as they are, in their order. Not thread-safe.
 */
public final class SpikeSource {

  /** Values of all channels that are worked on at once, and samples a channel at most and least. */
  private static final int BLOCK_VALUES = 1 << 21;

  private static final int GREATEST_BLOCK = 1 << 16;
  private static final int LEAST_BLOCK = 1 << 12;

  private final SpikeReading reading;
  private final Supplier<Optional<SpikeForm>> form;

  private SpikeSource(SpikeReading reading, Supplier<Optional<SpikeForm>> form) {
    this.reading = reading;
    this.form = form;
  }

  private interface SpikeReading {
    SpikeReport read(PipelineSettings pipeline, Progress progress, Consumer<Spikes> sink);
  }

  /**
   * Finds out what a file holds.
   *
   * @param file an existing file: a recording or cut spikes of a known format
   * @param properties what the caller knows about the signal where the file does not say
   * @param settings how spikes are cut out of a recording; not used for spikes already cut
   * @return the spikes, to be read
   * @throws NotSupportedException if no format fits
   */
  public static SpikeSource of(Path file, SignalProperties properties, CuttingSettings settings) {
    FileBytes.size(file);
    if (Recordings.find(file).isPresent()) {
      return new SpikeSource(
          (pipeline, progress, sink) -> {
            try (Recording recording = Recordings.open(file, properties)) {
              return cut(recording, settings, pipeline, progress, sink);
            }
          },
          () -> {
            try (Recording recording = Recordings.open(file, properties)) {
              return Optional.of(SpikeForm.of(recording, settings));
            }
          });
    }
    CutSpikeFormat format =
        cutSpikeFormats().stream()
            .filter(candidate -> candidate.recognises(file))
            .findFirst()
            .orElseThrow(() -> unknown(file));
    return new SpikeSource(
        (pipeline, progress, sink) -> {
          sink.accept(format.read(file, properties));
          return new SpikeReport(true, Optional.empty(), new double[0], 0);
        },
        Optional::empty);
  }

  /**
   * The spikes of an open recording.
   *
   * @param recording the signal; remains the caller's to close
   * @param settings how spikes are cut out of it
   * @return the spikes, to be read
   */
  public static SpikeSource of(Recording recording, CuttingSettings settings) {
    return new SpikeSource(
        (pipeline, progress, sink) -> cut(recording, settings, pipeline, progress, sink),
        () -> Optional.of(SpikeForm.of(recording, settings)));
  }

  /**
   * Reads all spikes of a file.
   *
   * @param file an existing file: a recording or cut spikes of a known format
   * @param properties what the caller knows about the signal where the file does not say
   * @param settings how spikes are cut out of a recording; not used for spikes already cut
   * @param progress is told about it and may cancel
   * @return the spikes, at least one
   */
  public static Spikes read(
      Path file, SignalProperties properties, CuttingSettings settings, Progress progress) {
    return of(file, properties, settings).readAll(progress).spikes();
  }

  /**
   * All spikes and what was noticed on the way.
   *
   * @param spikes the spikes
   * @param report what was noticed
   */
  public record Reading(Spikes spikes, SpikeReport report) {}

  /**
   * Reads all spikes into memory.
   *
   * @param progress is told about it and may cancel
   * @return at least one spike
   * @throws WrongArgumentException if there is none
   */
  public Reading readAll(Progress progress) {
    List<Spikes> parts = new ArrayList<>();
    SpikeReport report = stream(progress, parts::add);
    return new Reading(join(parts), report);
  }

  /** Ends the reading of a source of which enough is known. */
  private static final class Enough extends RuntimeException {

    private static final long serialVersionUID = 1;

    Enough() {
      super("enough spikes", null, false, false);
    }
  }

  /**
   * Reads the first spikes and no more of a recording than it takes to find them.
   *
   * @param most how many at most, at least 1
   * @param progress is told about it and may cancel
   * @return that many spikes, or all if there are fewer
   * @throws WrongArgumentException if there is none
   */
  public Spikes readFirst(int most, Progress progress) {
    List<Spikes> parts = new ArrayList<>();
    int[] count = new int[1];
    try {
      stream(
          progress,
          part -> {
            parts.add(part);
            count[0] += part.waveforms().numSpikes();
            if (count[0] >= most) {
              throw new Enough();
            }
          });
    } catch (Enough e) {
      progress.update("Cutting spikes", 1);
    }
    Spikes all = join(parts);
    int kept = Math.min(most, count[0]);
    return new Spikes(
        all.waveforms().slice(0, kept),
        all.events().map(events -> events.slice(0, kept)),
        all.labels().map(labels -> Arrays.copyOf(labels, kept)),
        all.metadata());
  }

  /**
   * Reads the spikes part by part, in constant memory if they come from a recording.
   *
   * @param progress is told about it and may cancel
   * @param sink takes each part, in order; parts have one shape and one metadata
   * @return what was noticed
   * @throws WrongArgumentException if there is no spike at all
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public SpikeReport stream(Progress progress, Consumer<Spikes> sink) {
    return stream(PipelineSettings.usual(), progress, sink);
  }

  /**
   * Reads the spikes part by part. May be called again for the same spikes.
   *
   * @param pipeline how the work is divided; the spikes do not depend on it, the parts do
   * @param progress is told about it and may cancel
   * @param sink takes each part, in order; parts have one shape and one metadata
   * @return what was noticed
   * @throws WrongArgumentException if there is no spike at all
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public SpikeReport stream(PipelineSettings pipeline, Progress progress, Consumer<Spikes> sink) {
    return reading.read(pipeline, progress, sink);
  }

  /**
   * What the spikes will be.
   *
   * @return empty for spikes already cut, which must be read to know
   */
  public Optional<SpikeForm> form() {
    return form.get();
  }

  /**
   * The known formats of cut spikes.
   *
   * @return in the order in which they are asked
   */
  public static List<CutSpikeFormat> cutSpikeFormats() {
    return ServiceLoader.load(CutSpikeFormat.class, SpikeSource.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static SpikeReport cut(
      Recording recording,
      CuttingSettings settings,
      PipelineSettings pipeline,
      Progress progress,
      Consumer<Spikes> sink) {
    SignalStatistics statistics =
        SignalStatistics.estimate(
            recording, settings.preprocessing(), settings.detection().detectThreshold(), progress);
    long[] count = new long[1];
    int dropped;
    try (Workers workers = new Workers("spikepress-cut", pipeline.threads())) {
      SpikeCutter cutter =
          new SpikeCutter(
              SignalShape.of(recording),
              SpikeForm.of(recording, settings),
              settings,
              statistics,
              workers,
              spikes -> {
                count[0] += spikes.waveforms().numSpikes();
                sink.accept(spikes);
              });
      cut(recording, pipeline.blockSamples().orElse(blockSamples(recording)), progress, cutter);
      dropped = cutter.droppedAtBorders();
    }
    if (count[0] == 0) {
      throw noneFound(recording, settings, statistics.noise());
    }
    return new SpikeReport(false, recording.groundTruth(), statistics.noise().clone(), dropped);
  }

  private static int blockSamples(Recording recording) {
    int block = BLOCK_VALUES / recording.numChannels();
    return Math.max(LEAST_BLOCK, Math.min(GREATEST_BLOCK, block));
  }

  private static void cut(
      Recording recording, int blockSamples, Progress progress, SpikeCutter cutter) {
    try (ReadAhead blocks = new ReadAhead(recording, blockSamples)) {
      while (blocks.hasNext()) {
        ReadAhead.Block block = blocks.next();
        progress.checkpoint("Cutting spikes", (double) block.start() / recording.numSamples());
        cutter.accept(block.samples(), block.count());
      }
    }
    cutter.end();
    progress.update("Cutting spikes", 1);
  }

  static Spikes join(List<Spikes> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Waveforms first = parts.get(0).waveforms();
    int numSpikes = parts.stream().mapToInt(part -> part.waveforms().numSpikes()).sum();
    float[] values = new float[Math.multiplyExact(numSpikes, first.valuesPerSpike())];
    long[] samples = new long[numSpikes];
    int[] channels = new int[numSpikes];
    int at = 0;
    for (Spikes part : parts) {
      int count = part.waveforms().numSpikes();
      float[] own = part.waveforms().values();
      System.arraycopy(own, 0, values, at * first.valuesPerSpike(), own.length);
      System.arraycopy(part.events().orElseThrow().samples(), 0, samples, at, count);
      System.arraycopy(part.events().orElseThrow().channels(), 0, channels, at, count);
      at += count;
    }
    return new Spikes(
        new Waveforms(numSpikes, first.numChannels(), first.numSamples(), values),
        Optional.of(new SpikeEvents(samples, channels)),
        Optional.empty(),
        parts.get(0).metadata());
  }

  private static WrongArgumentException noneFound(
      Recording recording, CuttingSettings settings, double[] noise) {
    double threshold = settings.detection().detectThreshold();
    String levels =
        Arrays.stream(noise)
            .limit(4)
            .mapToObj(level -> String.format(java.util.Locale.ROOT, "%.4g", level * threshold))
            .toList()
            .toString();
    return new WrongArgumentException(
        "no spikes found in "
            + recording.name()
            + ": nothing of sign "
            + settings.detection().peakSign().name().toLowerCase(java.util.Locale.ROOT)
            + " reaches "
            + threshold
            + " noise levels ("
            + levels
            + (noise.length > 4 ? " ..." : "")
            + " in the recording's units) far enough from its ends; lower detect_threshold or change"
            + " peak_sign");
  }

  private static NotSupportedException unknown(Path file) {
    List<String> names =
        Stream.concat(
                Recordings.formats().stream().map(format -> format.name()),
                cutSpikeFormats().stream().map(CutSpikeFormat::name))
            .toList();
    return new NotSupportedException(
        file.getFileName()
            + " holds neither a recording nor spikes that can be read; formats: "
            + String.join("; ", names));
  }
}
