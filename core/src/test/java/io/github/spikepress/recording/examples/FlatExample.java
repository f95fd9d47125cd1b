// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import io.github.spikepress.recording.SignalProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Flat binary with a sidecar. */
final class FlatExample implements RecordingExample {

  @Override
  public Path write(Path folder, int[][] steps) throws IOException {
    Path file = folder.resolve("a.raw");
    Files.write(file, Bytes.interleaved(steps, 0));
    sidecar(folder, Integer.toString(steps.length));
    return file;
  }

  private static void sidecar(Path folder, String numChannels) throws IOException {
    Files.writeString(
        folder.resolve("a.json"),
        "{\"sampling_frequency\": 25000, \"num_channels\": "
            + numChannels
            + ", \"dtype\": \"int16\", \"gain_uv\": 0.25, \"offset\": 0}");
  }

  @Override
  public boolean acceptsAnyContent() {
    return true;
  }

  @Override
  public boolean saysItsLength() {
    return false;
  }

  @Override
  public SignalProperties properties(int numChannels) {
    return new SignalProperties(
        OptionalDouble.of(HZ), OptionalInt.of(numChannels), OptionalDouble.of(0.25));
  }

  @Override
  public List<String> channelNames(int numChannels) {
    return IntStream.range(0, numChannels).mapToObj(i -> "ch" + i).toList();
  }

  @Override
  public Map<String, Path> hostile(Path folder) throws IOException {
    Path file = write(folder, new int[2][1920]);
    sidecar(folder, "2147483647");
    return Map.of("2147483647 channels", file);
  }
}
