// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.simulation.Simulator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live compression from both kinds of sources, as a user runs it, and what a killed one left. */
class LiveCommandsTest {

  private static final int HZ = 24_000;
  private static final int SECONDS = 6;

  @TempDir static Path folder;
  private static byte[] frames;

  @BeforeAll
  static void simulate() {
    var signal =
        Simulator.simulate(
            SimulationSettings.DEFAULT.withSamplingFrequency(HZ).withSize(SECONDS, 1), 5);
    float[][] samples = new float[1][SECONDS * HZ];
    signal.read(0, SECONDS * HZ, samples);
    ByteBuffer bytes = ByteBuffer.allocate(2 * SECONDS * HZ).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples[0]) {
      bytes.putShort((short) Math.round(10 * sample));
    }
    frames = bytes.array();
  }

  @Test
  void aSocketAndAGrowingFileGiveTheSameSpikes() throws Exception {
    JsonObject fromSocket;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread sender = new Thread(() -> send(server, frames));
      sender.start();
      fromSocket = live("127.0.0.1:" + server.getLocalPort(), "socket.spkz").results();
      sender.join();
    }
    Path growing = Files.write(folder.resolve("growing.bin"), Arrays.copyOf(frames, 77_777));
    Thread writer = new Thread(() -> append(growing));
    writer.start();
    Path macro = folder.resolve("live.ijm");
    Files.writeString(
        macro,
        "run(\"Compress Live...\", \"source=["
            + growing
            + "] output=["
            + folder.resolve("growing.spkz")
            + "] sampling_frequency="
            + HZ
            + " calibration=2 patience=5\");\n"
            + "return \"\" + getResult(\"spikes\", 0);\n");
    Launched replayed = Launched.with("--headless", "--run", macro.toString());
    writer.join();
    int spikes = fromSocket.get("spikes").getAsInt();
    assertTrue(spikes > 20, "spikes " + spikes);
    assertEquals(spikes, Integer.parseInt(replayed.results().get("result").getAsString()));
    assertEquals("the signal ended", fromSocket.get("ending").getAsString());
    assertEquals(SECONDS, fromSocket.get("seconds").getAsDouble());
    assertTrue(fromSocket.get("filter_detect_cut_block_p999_ms").getAsDouble() > 0);
    assertEquals(spikes, decompressed("socket.spkz", "").get("spikes").getAsInt());
    assertEquals(spikes, decompressed("growing.spkz", "").get("spikes").getAsInt());
    assertParts(spikes);
  }

  private static void assertParts(int spikes) {
    int early = decompressed("socket.spkz", ",to_time=3").get("spikes").getAsInt();
    int late = decompressed("socket.spkz", ",from_time=3").get("spikes").getAsInt();
    assertTrue(early > 0 && late > 0);
    assertEquals(spikes, early + late);
    assertEquals(
        3, decompressed("socket.spkz", ",first_spike=2,num_spikes=3").get("spikes").getAsInt());
    assertEquals(spikes, decompressed("socket.spkz", ",channels=0").get("spikes").getAsInt());
    assertEquals(0, decompressed("socket.spkz", ",channels=1-9 12").get("spikes").getAsInt());
    run(
            "Decompress Spikes...",
            "input=" + folder.resolve("socket.spkz") + ",channels=3-1,output=" + npy())
        .refused("channels 3-1");
  }

  @Test
  void aStreamThatEndsWithinAFrameSaysSo() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread sender = new Thread(() -> send(server, Arrays.copyOf(frames, frames.length / 2 + 1)));
      sender.start();
      JsonObject results = live("127.0.0.1:" + server.getLocalPort(), "within.spkz").results();
      sender.join();
      assertEquals(
          "the signal ended; the last 1 bytes were no whole frame",
          results.get("ending").getAsString());
      assertEquals(SECONDS / 2.0, results.get("seconds").getAsDouble());
    }
  }

  @Test
  void sourcesThatAreNotThereAreOneLine() throws IOException {
    int nobody;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = server.getLocalPort();
    }
    live("127.0.0.1:" + nobody, "a.spkz").refused("cannot connect to 127.0.0.1:" + nobody);
    live(folder.resolve("nothing.bin").toString(), "a.spkz").refused("does not exist");
    Path empty = Files.write(folder.resolve("empty.bin"), new byte[0]);
    live(empty.toString(), "a.spkz").refused("empty.bin", "is the acquisition running?");
    assertFalse(Files.exists(folder.resolve("a.spkz")));
  }

  @Test
  void whatAKilledRecordingLeftIsRecovered() throws IOException {
    Path still = Files.write(folder.resolve("still.bin"), frames);
    int spikes = live(still.toString(), "killed.spkz").results().get("spikes").getAsInt();
    byte[] whole = Files.readAllBytes(folder.resolve("killed.spkz"));
    Path part = folder.resolve("killed.spkz.part");
    // All but the trailer and the index's end: as if the writer had been killed there
    Files.write(part, Arrays.copyOf(whole, whole.length - 30));
    run("Inspect File...", "input=" + part).refused("killed.spkz.part", "Recover File");
    Path recovered = folder.resolve("recovered.spkz");
    JsonObject results = run("Recover File...", "input=" + part + ",output=" + recovered).results();
    assertEquals(spikes, results.get("spikes").getAsInt());
    assertTrue(results.get("missing").getAsString().contains("are no whole chunk"));
    assertEquals(spikes, decompressed("recovered.spkz", "").get("spikes").getAsInt());
    run("Recover File...", "input=" + recovered + ",output=" + part.resolveSibling("b.spkz"))
        .refused("is whole");
  }

  private static Path npy() {
    return folder.resolve("restored.npy");
  }

  private static JsonObject decompressed(String name, String more) {
    String inputs = "input=" + folder.resolve(name) + ",output=" + npy() + more;
    return run("Decompress Spikes...", inputs).results();
  }

  private static Launched live(String source, String output) {
    return run(
        "Compress Live...",
        "source="
            + source
            + ",output="
            + folder.resolve(output)
            + ",sampling_frequency="
            + HZ
            + ",calibration=2,patience=1");
  }

  private static Launched run(String command, String inputs) {
    return Launched.with("--headless", "--run", command, inputs);
  }

  private static void send(ServerSocket server, byte[] bytes) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(Path file) {
    try {
      for (int at = 77_777; at < frames.length; ) {
        Thread.sleep(150);
        int length = Math.min(frames.length - at, 30_001);
        Files.write(file, Arrays.copyOfRange(frames, at, at + length), StandardOpenOption.APPEND);
        at += length;
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
