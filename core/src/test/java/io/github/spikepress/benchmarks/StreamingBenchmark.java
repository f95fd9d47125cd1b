// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.SpkzWriter;
import io.github.spikepress.container.WriteReport;
import io.github.spikepress.container.WriteSettings;
import io.github.spikepress.filtering.Reference;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeForm;
import io.github.spikepress.waveforms.SpikeSource;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How fast a recording on disk becomes a verified file: filter, detection, alignment, cutting,
 * encoding, writing, verification.
 */
public final class StreamingBenchmark {

  private StreamingBenchmark() {}

  /**
   * Compresses a recording and tells how long it took.
   *
   * @param arguments recording, output, bundled model, threads, reference (none or median)
   */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    CuttingSettings cutting = CuttingSettings.DEFAULT.withReference(Reference.of(arguments[4]));
    int threads = Integer.parseInt(arguments[3]);
    PipelineSettings pipeline = new PipelineSettings(threads, OptionalInt.empty());
    SpikeCodec codec = CodecFamilies.load(BundledModels.named(arguments[2]));
    try (Recording recording = Recordings.open(file, SignalProperties.NONE)) {
      double seconds = recording.numSamples() / recording.samplingFrequencyHz();
      SpikeSource source = SpikeSource.of(recording, cutting);
      SpikeForm form = source.form().orElseThrow();
      long start = System.nanoTime();
      WriteReport report =
          SpkzWriter.write(
              Path.of(arguments[1]),
              codec,
              form.metadata(),
              WriteSettings.NAMED.withPipeline(pipeline),
              sink -> source.stream(pipeline, Progress.SILENT, sink),
              Progress.SILENT);
      print(recording.numChannels(), seconds, (System.nanoTime() - start) / 1e9, report);
    }
  }

  private static void print(int channels, double seconds, double took, WriteReport report) {
    long heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(java.lang.management.MemoryUsage::getUsed)
            .sum();
    System.out.printf(
        Locale.ROOT,
        "%d channels, %.0f s in %.1f s: %.2f times real time; %d spikes (%.0f per second), %d bytes,"
            + " payload ratio %.1f, %.2f dB; greatest heap %d MiB of %d%n",
        channels,
        seconds,
        took,
        seconds / took,
        report.spikes(),
        report.spikes() / seconds,
        report.fileBytes(),
        report.payloadRatio(),
        report.distortion().meanSndrDb(),
        heap >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
