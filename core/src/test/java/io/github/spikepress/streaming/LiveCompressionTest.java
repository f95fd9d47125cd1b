// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.benchmarks.LongRecording;
import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.Decompression;
import io.github.spikepress.container.ModelSource;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NumberType;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.pipeline.StageTimes;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalShape;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.Spikes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives becomes the same spikes, however it arrives. */
class LiveCompressionTest {

  private static final int CHANNELS = 4;

  /** Of 50 ms, in the six seconds of the recording. */
  private static final int WHOLE_BLOCKS = 120;

  private static final SpikeCodec CODEC =
      CodecFamilies.load(BundledModels.named("trellis-1x48-30000.safetensors"));
  private static final SignalShape SIGNAL =
      new SignalShape("live", CHANNELS, 30_000, new SignalUnits("adc", 0.195));

  @TempDir static Path folder;
  private static byte[] frames;

  @BeforeAll
  static void writeFrames() throws IOException {
    Path file = folder.resolve("probe.bin");
    LongRecording.write(file, CHANNELS, 6, 6, 7);
    frames = Files.readAllBytes(file);
  }

  @Test
  void blocksDoNotMatter() {
    Spikes whole = spikes(run(new ByteArrayInputStream(frames), 1000, "a.spkz"), "a.spkz");
    assertTrue(whole.waveforms().numSpikes() > 50);
    for (double blockMs : new double[] {3, 50, 333}) {
      Spikes other = spikes(run(new ByteArrayInputStream(frames), blockMs, "b.spkz"), "b.spkz");
      assertEquals(whole.events(), other.events(), blockMs + " ms");
      assertEquals(whole.waveforms(), other.waveforms());
    }
  }

  @Test
  void socketGivesTheSameAndLatencies() throws Exception {
    Spikes whole = spikes(run(new ByteArrayInputStream(frames), 50, "a.spkz"), "a.spkz");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread sender = new Thread(() -> send(server));
      sender.start();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
        LiveCompression.Report report = run(socket.getInputStream(), 50, "socket.spkz");
        assertEquals(whole.events(), spikes(report, "socket.spkz").events());
        assertEquals(frames.length / 2 / CHANNELS, report.samples());
        StageTimes.Latency latency = report.times().byStage().get("filter, detect, cut (block)");
        assertEquals(121, latency.pieces());
        assertTrue(latency.medianMs() > 0 && latency.medianMs() <= latency.p999Ms());
      }
      sender.join();
    }
  }

  @Test
  void growingFileIsFollowedToItsEnd() throws Exception {
    Spikes whole = spikes(run(new ByteArrayInputStream(frames), 50, "a.spkz"), "a.spkz");
    Path growing = folder.resolve("growing.bin");
    Files.write(growing, Arrays.copyOf(frames, 1001));
    Thread writer = new Thread(() -> grow(growing));
    writer.start();
    try (GrowingFile in = new GrowingFile(growing, Duration.ofSeconds(2))) {
      assertEquals(whole.events(), spikes(run(in, 50, "growing.spkz"), "growing.spkz").events());
    }
    writer.join();
  }

  @Test
  void streamThatBreaksOffEndsThere() {
    InputStream broken =
        new InputStream() {
          private int at;

          @Override
          public int read() throws IOException {
            if (at == frames.length / 2 + 3) {
              throw new IOException("connection reset");
            }
            return frames[at++] & 0xff;
          }
        };
    SampleStream stream = new SampleStream(broken, NumberType.I16, CHANNELS);
    LiveCompression.Report report = run(stream, 50, "broken.spkz");
    assertTrue(report.written().spikes() > 20);
    assertEquals(frames.length / 2 / (2 * CHANNELS), report.samples());
    assertEquals(
        "the signal broke off: connection reset; the last 3 bytes were no whole frame",
        stream.ending());
  }

  @Test
  void userStopsASourceThatHasFallenSilent() {
    AtomicInteger blocks = new AtomicInteger();
    InputStream source =
        new InputStream() {
          private int at;

          @Override
          public int read() throws IOException {
            if (at == frames.length) {
              try {
                Thread.sleep(600_000);
              } catch (InterruptedException e) {
                throw new IOException("closed", e);
              }
            }
            return frames[at++] & 0xff;
          }
        };
    Progress stopped =
        new Progress() {
          @Override
          public void update(String stage, double fraction) {
            blocks.incrementAndGet();
          }

          @Override
          public boolean cancelled() {
            return blocks.get() == WHOLE_BLOCKS;
          }
        };
    LiveSettings settings =
        new LiveSettings(
            CuttingSettings.DEFAULT.withChannelsPerGroup(1), 2, 50, 200, PipelineSettings.usual());
    LiveCompression.Report report =
        assertTimeoutPreemptively(
            Duration.ofSeconds(300),
            () ->
                LiveCompression.run(
                    new SampleStream(source, NumberType.I16, CHANNELS),
                    SIGNAL,
                    settings,
                    CODEC,
                    folder.resolve("silent.spkz"),
                    stopped));
    assertTrue(spikes(report, "silent.spkz").waveforms().numSpikes() > 50);
    assertEquals(frames.length / 2 / CHANNELS, report.samples());
  }

  @Test
  void whatHadArrivedWhenTheUserStopsIsKept() {
    AtomicBoolean allGiven = new AtomicBoolean();
    InputStream source =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            // From here on the same again, for ever
            allGiven.compareAndSet(false, at == frames.length);
            return frames[at++ % frames.length] & 0xff;
          }
        };
    Progress stopped =
        new Progress() {
          @Override
          public void update(String stage, double fraction) {}

          @Override
          public boolean cancelled() {
            return allGiven.get();
          }
        };
    LiveSettings settings =
        new LiveSettings(
            CuttingSettings.DEFAULT.withChannelsPerGroup(1), 2, 50, 500, PipelineSettings.usual());
    SampleStream stream = new SampleStream(source, NumberType.I16, CHANNELS);
    LiveCompression.Report report =
        assertTimeoutPreemptively(
            Duration.ofSeconds(300),
            () ->
                LiveCompression.run(
                    stream, SIGNAL, settings, CODEC, folder.resolve("stopped.spkz"), stopped));
    assertTrue(report.samples() >= frames.length / 2 / CHANNELS, report.samples() + " samples");
  }

  @Test
  void calibrationThatNoMemoryHoldsIsRefused() {
    SignalShape wide = new SignalShape("live", 1 << 20, 30_000, new SignalUnits("adc", 0.195));
    String message =
        assertThrows(
                WrongArgumentException.class,
                () ->
                    LiveCompression.run(
                        new SampleStream(InputStream.nullInputStream(), NumberType.I16, 1 << 20),
                        wide,
                        LiveSettings.usual(CuttingSettings.DEFAULT.withChannelsPerGroup(1)),
                        CODEC,
                        folder.resolve("wide.spkz"),
                        Progress.SILENT))
            .getMessage();
    assertTrue(message.contains("num_channels"), message);
  }

  @Test
  void nothingAtAllIsOneLine() {
    String message =
        assertThrows(
                WrongArgumentException.class,
                () -> run(new ByteArrayInputStream(new byte[0]), 50, "none.spkz"))
            .getMessage();
    assertTrue(message.contains("is the acquisition running?"), message);
  }

  private static void send(ServerSocket server) {
    Random random = new Random(3);
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      for (int at = 0; at < frames.length; ) {
        int length = Math.min(frames.length - at, 1 + random.nextInt(50_000));
        out.write(frames, at, length);
        at += length;
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void grow(Path file) {
    try {
      for (int at = 1001; at < frames.length; ) {
        int length = Math.min(frames.length - at, 200_001);
        Files.write(file, Arrays.copyOfRange(frames, at, at + length), StandardOpenOption.APPEND);
        at += length;
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static LiveCompression.Report run(InputStream in, double blockMs, String name) {
    return run(new SampleStream(in, NumberType.I16, CHANNELS), blockMs, name);
  }

  private static LiveCompression.Report run(SampleStream stream, double blockMs, String name) {
    LiveSettings settings =
        new LiveSettings(
            CuttingSettings.DEFAULT.withChannelsPerGroup(1),
            2,
            blockMs,
            20,
            PipelineSettings.usual());
    return LiveCompression.run(
        stream, SIGNAL, settings, CODEC, folder.resolve(name), Progress.SILENT);
  }

  private static Spikes spikes(LiveCompression.Report report, String name) {
    Spikes spikes = Decompression.read(folder.resolve(name), ModelSource.BUNDLED, Progress.SILENT);
    assertEquals(report.written().spikes(), spikes.waveforms().numSpikes());
    return spikes;
  }
}
