// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import io.github.spikepress.recording.SignalProperties;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** NPY of int16, {@code [sample][channel]} with a sidecar, in either order. */
final class NpyExample implements RecordingExample {

  private final boolean fortran;

  NpyExample(boolean fortran) {
    this.fortran = fortran;
  }

  @Override
  public Path write(Path folder, int[][] steps) throws IOException {
    String shape = steps[0].length + ", " + steps.length;
    ByteBuffer bytes = Bytes.buffer(128 + steps[0].length * steps.length * Short.BYTES);
    bytes.put(header(shape));
    if (fortran) {
      for (int[] channel : steps) {
        IntStream.of(channel).forEach(v -> bytes.putShort((short) v));
      }
    } else {
      bytes.put(Bytes.interleaved(steps, 0));
    }
    Files.writeString(
        folder.resolve("a.json"), "{\"sampling_frequency\": 25000, \"gain_uv\": 0.25}");
    return Files.write(folder.resolve("a.npy"), bytes.array());
  }

  private byte[] header(String shape) {
    String order = fortran ? "True" : "False";
    String text = "{'descr': '<i2', 'fortran_order': %s, 'shape': (%s), }".formatted(order, shape);
    ByteBuffer bytes = Bytes.buffer(128);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    bytes.put((byte) 0).putShort((short) 118);
    return bytes.put((text + " ".repeat(117 - text.length()) + "\n").getBytes()).array();
  }

  @Override
  public SignalProperties properties(int numChannels) {
    return new SignalProperties(
        OptionalDouble.of(HZ), OptionalInt.empty(), OptionalDouble.of(0.25));
  }

  @Override
  public List<String> channelNames(int numChannels) {
    return IntStream.range(0, numChannels).mapToObj(i -> "ch" + i).toList();
  }

  @Override
  public Map<String, Path> hostile(Path folder) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String shape :
        List.of("2147483647, 2147483647", "1, 2147483647", "99999999999, 1", "-5, 5", "0, 5")) {
      Path own = Files.createDirectory(folder.resolve("h" + files.size()));
      Path file = write(own, new int[2][1920]);
      byte[] bytes = Files.readAllBytes(file);
      System.arraycopy(header(shape), 0, bytes, 0, 128);
      files.put(shape, Files.write(file, bytes));
    }
    return files;
  }

  @Override
  public String toString() {
    return "NpyExample" + (fortran ? " in Fortran's order" : "");
  }
}
