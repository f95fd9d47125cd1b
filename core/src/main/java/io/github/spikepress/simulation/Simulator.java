// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.files.NumberType;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.FlatSidecar;
import io.github.spikepress.recording.GroundTruthCsv;
import io.github.spikepress.recording.MemoryRecording;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SignalUnits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Makes recordings whose every spike is known. Thread-safe. */
public final class Simulator {

  /** Microvolts of one step of a written recording. */
  public static final double GAIN_UV = 0.1;

  private Simulator() {}

  /**
   * Makes a recording in memory, in microvolts.
   *
   * @param settings what it is like
   * @param seed the source of chance: the same seed gives the same recording
   * @return the recording with its true spikes, marked at their peaks, units from 0
   */
  public static Recording simulate(SimulationSettings settings, long seed) {
    SimulatedSignal signal = new SimulatedSignal(settings, seed);
    float[][] samples = new float[settings.numChannels()][Math.toIntExact(settings.numSamples())];
    float[][] block = new float[settings.numChannels()][SimulatedSignal.BLOCK_SAMPLES];
    int at = 0;
    for (int count = signal.next(block); count > 0; count = signal.next(block)) {
      for (int c = 0; c < block.length; c++) {
        System.arraycopy(block[c], 0, samples[c], at, count);
      }
      at += count;
    }
    return new MemoryRecording(
        "simulation of seed " + seed,
        samples,
        settings.samplingFrequencyHz(),
        SignalUnits.MICROVOLTS,
        Optional.of(signal.groundTruth()));
  }

  /**
   * Writes a recording of any length as a flat file of 16-bit integers, with a sidecar and its true
   * spikes beside it ({@code name.json}, {@code name.truth.csv}).
   *
   * @param file the flat file's final name; its ending should be {@code .bin}
   * @param settings what the recording is like
   * @param seed the source of chance
   * @param progress is told about it and may cancel
   */
  public static void write(Path file, SimulationSettings settings, long seed, Progress progress) {
    SimulatedSignal signal = new SimulatedSignal(settings, seed);
    AtomicFile.write(file, channel -> writeSamples(channel, signal, settings, progress));
    String name = file.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    Path truth = file.resolveSibling(stem + ".truth.csv");
    GroundTruthCsv.write(truth, signal.groundTruth());
    SignalProperties properties =
        new SignalProperties(
            OptionalDouble.of(settings.samplingFrequencyHz()),
            OptionalInt.of(settings.numChannels()),
            OptionalDouble.of(GAIN_UV));
    new FlatSidecar(properties, NumberType.I16, 0, Optional.of(truth.getFileName().toString()))
        .write(file.resolveSibling(stem + ".json"));
  }

  private static void writeSamples(
      FileChannel channel, SimulatedSignal signal, SimulationSettings settings, Progress progress)
      throws IOException {
    float[][] block = new float[settings.numChannels()][SimulatedSignal.BLOCK_SAMPLES];
    long done = 0;
    for (int count = signal.next(block); count > 0; count = signal.next(block)) {
      ByteBuffer bytes = interleaved(block, count);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      done += count;
      progress.checkpoint("Simulating", (double) done / settings.numSamples());
    }
  }

  private static ByteBuffer interleaved(float[][] block, int count) {
    ByteBuffer bytes =
        ByteBuffer.allocate(count * block.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      for (float[] channel : block) {
        long step = Math.round(channel[i] / GAIN_UV);
        bytes.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, step)));
      }
    }
    return bytes.flip();
  }
}
