// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.benchmarks.LongRecording;
import io.github.spikepress.detection.DetectionSettings;
import io.github.spikepress.detection.PeakSign;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.streaming.SpikeSample;
import io.github.spikepress.waveforms.CutWindow;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spikes that do not fit into memory are sampled, compressed and verified in two passes. */
class BoundedMemoryTest {

  private static final int CHANNELS = 16;
  private static final int SECONDS = 60;
  private static final int HEAP_MIB = 192;

  @TempDir Path folder;

  /** Compresses a recording in a Java of little memory. */
  static final class Run {

    private Run() {}

    /** Takes recording and output; prints the bytes of all spikes. */
    public static void main(String[] arguments) {
      CuttingSettings cutting =
          CuttingSettings.DEFAULT
              .withChannelsPerGroup(1)
              .withWindow(new CutWindow(60, 180))
              .withDetection(new DetectionSettings(2.2, PeakSign.BOTH, 0.3));
      SpikeSource source = SpikeSource.of(Path.of(arguments[0]), SignalProperties.NONE, cutting);
      PipelineSettings pipeline = new PipelineSettings(2, OptionalInt.empty());
      SpikeSample sample = SpikeSample.of(source, pipeline, 1 << 20, 1, Progress.SILENT);
      WriteReport report =
          SpkzWriter.write(
              Path.of(arguments[1]),
              ScalarCodec.train(sample.spikes().waveforms(), 40),
              sample.spikes().metadata(),
              new WriteSettings(true, true, SpikeSets.SCALAR).withPipeline(pipeline),
              sink -> source.stream(pipeline, Progress.SILENT, sink),
              Progress.SILENT);
      System.out.println("bytes " + report.samples() * Float.BYTES);
    }
  }

  @Test
  void spikesLargerThanMemoryAreCompressed() throws IOException, InterruptedException {
    Path recording = folder.resolve("long.bin");
    LongRecording.write(recording, CHANNELS, SECONDS, 2, 5);
    Path log = folder.resolve("log");
    int status =
        ForkedJava.start(
                log,
                ForkedJava.command(
                    Run.class,
                    HEAP_MIB + "m",
                    recording.toString(),
                    folder.resolve("long.spkz").toString()))
            .waitFor();
    String text = Files.readString(log);
    assertEquals(0, status, text);
    long bytes = Long.parseLong(text.replaceAll("(?s).*bytes (\\d+).*", "$1"));
    assertTrue(bytes > (long) HEAP_MIB << 20, bytes + " bytes of spikes would fit");
  }
}
