// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.files.NumberType;
import io.github.spikepress.pipeline.StageTimes;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalShape;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.streaming.GrowingFile;
import io.github.spikepress.streaming.LiveCompression;
import io.github.spikepress.streaming.LiveSettings;
import io.github.spikepress.streaming.SampleStream;
import io.github.spikepress.waveforms.CuttingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Latencies of live use: a recording is sent in pieces of 10 ms, each when an acquisition would
 * send it, through a socket or into a growing file, and compressed as it comes.
 */
public final class LiveBenchmark {

  private static final double HZ = 30_000;
  private static final int PIECE_MS = 10;

  private LiveBenchmark() {}

  /**
   * Sends and compresses.
   *
   * @param arguments flat recording of int16 at 30 kHz, its channels, {@code socket} or {@code
   *     file}, output, name of a bundled model
   * @throws IOException if the recording cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path recording = Path.of(arguments[0]);
    int channels = Integer.parseInt(arguments[1]);
    Path output = Path.of(arguments[3]);
    Files.deleteIfExists(output);
    if (arguments[2].equals("socket")) {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        start(recording, channels, () -> server.accept().getOutputStream());
        try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
          compress(socket.getInputStream(), channels, output, arguments[4]);
        }
      }
    } else {
      Path growing = output.resolveSibling("growing.bin");
      Files.write(growing, new byte[0]);
      start(recording, channels, () -> Files.newOutputStream(growing));
      try (InputStream in = new GrowingFile(growing, Duration.ofSeconds(15))) {
        compress(in, channels, output, arguments[4]);
      }
      Files.delete(growing);
    }
  }

  private interface Opening {
    OutputStream open() throws IOException;
  }

  private static void start(Path recording, int channels, Opening opening) {
    Thread sender =
        new Thread(
            () -> {
              try (InputStream in = Files.newInputStream(recording);
                  OutputStream out = opening.open()) {
                send(in, out, channels);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    sender.setDaemon(true);
    sender.setPriority(Thread.MAX_PRIORITY);
    sender.start();
  }

  private static void send(InputStream in, OutputStream out, int channels) throws IOException {
    int size = (int) (HZ * PIECE_MS / 1000) * channels * Short.BYTES;
    long start = System.nanoTime();
    byte[] piece = in.readNBytes(size);
    for (long number = 1; piece.length > 0; number++) {
      long due = start + number * PIECE_MS * 1_000_000L;
      while (System.nanoTime() < due) {
        java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
      }
      out.write(piece);
      out.flush();
      piece = in.readNBytes(size);
    }
  }

  private static void compress(InputStream in, int channels, Path output, String model) {
    LiveCompression.Report report =
        LiveCompression.run(
            new SampleStream(in, NumberType.I16, channels),
            new SignalShape("live", channels, HZ, new SignalUnits("adc", 0.195)),
            LiveSettings.usual(CuttingSettings.DEFAULT.withChannelsPerGroup(1)),
            CodecFamilies.load(BundledModels.named(model)),
            output,
            Progress.SILENT);
    System.out.printf(
        "%d channels, %.1f s, %d spikes into %d bytes, at most %d blocks waited%n",
        channels,
        report.samples() / HZ,
        report.written().spikes(),
        report.written().fileBytes(),
        report.mostWaiting());
    for (Map.Entry<String, StageTimes.Latency> stage : report.times().byStage().entrySet()) {
      StageTimes.Latency latency = stage.getValue();
      System.out.printf(
          "| %s | %d | %.2f | %.2f |%n",
          stage.getKey(), latency.pieces(), latency.medianMs(), latency.p999Ms());
    }
  }
}
