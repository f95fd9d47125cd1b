// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.demo;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.container.Compression;
import io.github.spikepress.container.Decompression;
import io.github.spikepress.container.ModelSource;
import io.github.spikepress.container.WriteReport;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.evaluation.DetectionComparison;
import io.github.spikepress.plugin.commands.CodecChoice;
import io.github.spikepress.plugin.figures.SpikeFigures;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.GroundTruth;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.sorting.clustering.KMeansSettings;
import io.github.spikepress.sorting.clustering.KMeansSorter;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.comparison.SortingComparison;
import io.github.spikepress.streaming.SpikeSample;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A recording with known spikes: detected, compressed, restored, sorted and judged. */
final class MainJob {

  private static final String FILE = "compressed.spkz";
  private static final long SEED = 1;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long WARM_UP_NANOS = 1_500_000_000L;
  private static final long MEASURE_NANOS = 1_000_000_000L;

  private MainJob() {}

  /**
   * What came out.
   *
   * @param recording the recording's name
   * @param detection found against true spikes
   * @param codec what compressed them
   * @param report what was written
   * @param accuracyBefore sorting accuracy of the recorded spikes, 0 to 1
   * @param accuracyAfter sorting accuracy of the restored spikes, 0 to 1
   * @param encodedPerSecond spikes encoded per second
   * @param folder where the files lie
   */
  record Outcome(
      String recording,
      DetectionComparison detection,
      CodecChoice codec,
      WriteReport report,
      double accuracyBefore,
      double accuracyAfter,
      double encodedPerSecond,
      Path folder) {

    List<String> lines() {
      return List.of(
          "SpikePress on " + recording,
          line("spikes found", "%d of %d true", detection.numFound(), detection.numTrue()),
          line("recall", "%.3f", detection.recall()),
          line("precision", "%.3f", detection.precision()),
          line("codec", "%s, %s", codec.codec().model().family(), codec.source()),
          line("compression, entropy", "%.1f : 1", report.entropyRatio()),
          line("compression, payload", "%.1f : 1", report.payloadRatio()),
          line("compression, whole file", "%.1f : 1", report.fileRatio()),
          line("quality", "%.2f dB SNDR", report.distortion().meanSndrDb()),
          line("sorting accuracy, recorded", "%.3f", accuracyBefore),
          line("sorting accuracy, restored", "%.3f", accuracyAfter),
          line("encoding speed", "%,.0f spikes per second", encodedPerSecond),
          FILE + ", spikes.png and components.png are in " + folder.toAbsolutePath());
    }

    private static String line(String name, String format, Object... values) {
      return String.format(Locale.ROOT, "  %-28s" + format, pad(name, values));
    }

    private static Object[] pad(String name, Object... values) {
      Object[] all = new Object[values.length + 1];
      all[0] = name;
      System.arraycopy(values, 0, all, 1, values.length);
      return all;
    }
  }

  /**
   * Runs the job.
   *
   * @param recording a recording with known spikes
   * @param folder receives the compressed file and the figures
   * @return what came out
   */
  static Outcome run(Path recording, Path folder) {
    SpikeSource.Reading reading =
        SpikeSource.of(recording, SignalProperties.NONE, CuttingSettings.DEFAULT)
            .readAll(Progress.SILENT);
    Spikes spikes = reading.spikes();
    GroundTruth truth =
        reading
            .report()
            .groundTruth()
            .orElseThrow(() -> new WrongArgumentException(recording + " has no known spikes"));
    CodecChoice choice =
        CodecChoice.of(
            "", SpikeSample.all(spikes), TrainingRequest.DEFAULT, SEED, TrainingMonitor.SILENT);
    Path file = folder.resolve(FILE);
    WriteReport report =
        Compression.compress(spikes, choice.codec(), choice.trainedHere(), file, Progress.SILENT);
    Waveforms restored = Decompression.read(file, ModelSource.BUNDLED, Progress.SILENT).waveforms();
    DetectionComparison detection =
        DetectionComparison.of(
            spikes.events().orElseThrow().samples(),
            truth,
            spikes.metadata().samplingFrequencyHz());
    return judge(spikes, restored, detection, truth, choice, report, folder);
  }

  private static Outcome judge(
      Spikes spikes,
      Waveforms restored,
      DetectionComparison detection,
      GroundTruth truth,
      CodecChoice choice,
      WriteReport report,
      Path folder) {
    int units = (int) Arrays.stream(truth.labels()).distinct().count();
    Sorting before = sort(spikes.waveforms(), units);
    Sorting after = sort(restored, units);
    int[] labels = detection.labelsOfFound(truth);
    SpikeFigures.drawSpikes(
        folder.resolve("spikes.png"),
        spikes.waveforms(),
        restored,
        before.labels(),
        spikes.metadata().samplingFrequencyHz());
    SpikeFigures.drawComponents(
        folder.resolve("components.png"),
        spikes.waveforms(),
        restored,
        before.labels(),
        after.labels());
    return new Outcome(
        spikes.metadata().sourceName(),
        detection,
        choice,
        report,
        SortingComparison.of(labels, before.labels()).accuracy(),
        SortingComparison.of(labels, after.labels()).accuracy(),
        encodedPerSecond(choice.codec(), spikes.waveforms()),
        folder);
  }

  private static Sorting sort(Waveforms waveforms, int units) {
    return new KMeansSorter(KMeansSettings.paper(units, SEED)).sort(waveforms);
  }

  /** Encodes the spikes again and again, first until Java has compiled the code. */
  private static double encodedPerSecond(SpikeCodec codec, Waveforms waveforms) {
    repeat(codec, waveforms, WARM_UP_NANOS);
    return repeat(codec, waveforms, MEASURE_NANOS);
  }

  private static double repeat(SpikeCodec codec, Waveforms waveforms, long nanos) {
    long start = System.nanoTime();
    long spikes = 0;
    while (System.nanoTime() - start < nanos) {
      spikes += codec.encode(waveforms).numSpikes();
    }
    return spikes * NANOS_PER_SECOND / (System.nanoTime() - start);
  }
}
