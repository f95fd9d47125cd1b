// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.simulation.FiringSettings;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.simulation.Simulator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a recording of a probe as a flat file: sites of four channels with three neurons each that
 * fire at 5 Hz and a background of their own, simulated for some seconds and repeated with the
 * sites rotated, so that no channel repeats itself at once.
 */
public final class LongRecording {

  private static final double HZ = 30_000;
  private static final int SITE_CHANNELS = 4;
  private static final double GREATEST_STEP = 600;

  private LongRecording() {}

  /**
   * Writes a recording.
   *
   * @param arguments file, channels (a multiple of 4), seconds, seconds that are simulated, seed
   * @throws IOException if it cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    write(
        Path.of(arguments[0]),
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]),
        Long.parseLong(arguments[4]));
  }

  /** Writes a recording and its sidecar. */
  public static void write(Path file, int channels, int seconds, int tileSeconds, long seed)
      throws IOException {
    short[][] tile = tile(channels, tileSeconds, seed);
    String name = file.getFileName().toString();
    Files.writeString(
        file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".json"),
        "{\"sampling_frequency\": 30000, \"num_channels\": "
            + channels
            + ", \"dtype\": \"int16\", \"gain_uv\": 0.195}\n");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      ByteBuffer frame = ByteBuffer.allocate(2 * channels).order(ByteOrder.LITTLE_ENDIAN);
      for (int round = 0; round * tileSeconds < seconds; round++) {
        int length = (int) (HZ * Math.min(tileSeconds, seconds - round * tileSeconds));
        for (int t = 0; t < length; t++) {
          for (int c = 0; c < channels; c++) {
            frame.putShort(2 * c, tile[(c + SITE_CHANNELS * round) % channels][t]);
          }
          out.write(frame.array());
        }
      }
    }
  }

  private static short[][] tile(int channels, int seconds, long seed) {
    FiringSettings firing = new FiringSettings(5, 2, 0, 0);
    SimulationSettings settings =
        SimulationSettings.DEFAULT
            .withSamplingFrequency(HZ)
            .withSize(seconds, SITE_CHANNELS)
            .withUnits(3, firing, 0, 0);
    short[][] tile = new short[channels][];
    for (int site = 0; site < channels / SITE_CHANNELS; site++) {
      var signal = Simulator.simulate(settings, seed + site);
      float[][] samples = new float[SITE_CHANNELS][(int) signal.numSamples()];
      signal.read(0, samples[0].length, samples);
      float scale = (float) (GREATEST_STEP / greatest(samples));
      for (int c = 0; c < SITE_CHANNELS; c++) {
        short[] steps = new short[samples[c].length];
        for (int t = 0; t < steps.length; t++) {
          steps[t] = (short) Math.round(samples[c][t] * scale);
        }
        tile[site * SITE_CHANNELS + c] = steps;
      }
    }
    return tile;
  }

  private static float greatest(float[][] samples) {
    float greatest = 0;
    for (float[] channel : samples) {
      for (float value : channel) {
        greatest = Math.max(greatest, Math.abs(value));
      }
    }
    return greatest;
  }
}
