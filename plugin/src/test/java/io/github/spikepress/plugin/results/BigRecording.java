// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import com.google.gson.JsonObject;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.SpikePressCommands;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.simulation.Simulator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A recording of 10 minutes on 384 channels, 13.8 GB, and somebody who scrolls through it. A
 * program:
 *
 * <pre>
 * write FILE all|ends  writes it whole, or only its first and last second with a hole between them
 * look FILE            opens it, looks at 120 pages, and prints seconds and bytes of heap as JSON
 * </pre>
 *
 * <p>Ten seconds of 64 simulated channels are repeated over time and, shifted in time, over
 * channels.
 */
final class BigRecording {

  static final int CHANNELS = 384;
  static final int SECONDS = 600;
  static final int HZ = 30_000;
  private static final int SIMULATED_CHANNELS = 64;
  private static final int SIMULATED_SECONDS = 10;
  private static final int OPENINGS = 3;
  private static final int PAGES = 60;

  private BigRecording() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    if (arguments[0].equals("write")) {
      write(file, arguments[2].equals("all"));
    } else {
      net.imagej.patcher.LegacyInjector.preinit();
      System.out.println(look(file));
      System.exit(0);
    }
  }

  static void write(Path file, boolean whole) throws IOException {
    int seconds = whole ? SIMULATED_SECONDS : 1;
    SimulationSettings settings = SimulationSettings.DEFAULT.withSize(seconds, SIMULATED_CHANNELS);
    short[][] samples = samples(settings);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int second = 0; second < SECONDS; second += whole ? 1 : SECONDS - 1) {
        ByteBuffer bytes = second(samples, second);
        channel.position((long) second * bytes.remaining());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    }
    Files.writeString(
        file.resolveSibling(file.getFileName().toString().replace(".bin", ".json")),
        "{\"sampling_frequency\": "
            + HZ
            + ", \"num_channels\": "
            + CHANNELS
            + ", \"gain_uv\": 0.1, \"dtype\": \"int16\"}");
  }

  private static short[][] samples(SimulationSettings settings) {
    Recording simulated = Simulator.simulate(settings, 1);
    int length = (int) simulated.numSamples();
    float[][] values = new float[SIMULATED_CHANNELS][length];
    simulated.read(0, length, values);
    short[][] samples = new short[SIMULATED_CHANNELS][length];
    for (int channel = 0; channel < samples.length; channel++) {
      for (int t = 0; t < length; t++) {
        samples[channel][t] = (short) Math.round(values[channel][t] / 0.1);
      }
    }
    return samples;
  }

  private static ByteBuffer second(short[][] samples, int second) {
    int length = samples[0].length;
    ByteBuffer bytes =
        ByteBuffer.allocate(HZ * CHANNELS * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int t = 0; t < HZ; t++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        int shift = channel / SIMULATED_CHANNELS * 997;
        long at = (long) second * HZ + t + shift;
        bytes.putShort(samples[channel % SIMULATED_CHANNELS][(int) (at % length)]);
      }
    }
    return bytes.flip();
  }

  private static JsonObject look(Path file) {
    // As in a program whose window is open: the commands are known.
    SpikePressCommands.all(BridgeContext.get());
    double first = Double.NaN;
    double best = Double.POSITIVE_INFINITY;
    ImagePlus image = null;
    for (int i = 0; i < OPENINGS; i++) {
      long start = System.nanoTime();
      image = (ImagePlus) CommandRuns.outputs("Open Recording...", "input", file).get("image");
      image.getStack().getProcessor(1);
      double seconds = (System.nanoTime() - start) / 1e9;
      first = i == 0 ? seconds : first;
      best = Math.min(best, seconds);
    }
    ImageProcessor page = image.getStack().getProcessor(1);
    long start = System.nanoTime();
    long heap = 0;
    Random random = new Random(1);
    for (int i = 0; i < 2 * PAGES; i++) {
      int number = i < PAGES ? i + 1 : 1 + random.nextInt(image.getStackSize());
      image.getStack().getProcessor(number);
      heap = Math.max(heap, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    JsonObject json = new JsonObject();
    json.addProperty("bytes", file.toFile().length());
    json.addProperty("pages", image.getStackSize());
    json.addProperty("channels", image.getHeight());
    json.addProperty("first_open_s", first);
    json.addProperty("open_s", best);
    json.addProperty("page_s", (System.nanoTime() - start) / 1e9 / (2 * PAGES));
    json.addProperty("greatest_heap_bytes", heap);
    json.addProperty("sd_first_uv", page.getStats().stdDev);
    json.addProperty(
        "sd_last_uv", image.getStack().getProcessor(image.getStackSize()).getStats().stdDev);
    return json;
  }
}
