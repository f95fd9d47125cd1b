// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import io.github.spikepress.Python;
import io.github.spikepress.recording.SignalProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** HDF5 files of {@code write_hdf5.py}: NWB with one or with several gains, and MAT 7.3. */
final class Hdf5Example implements RecordingExample {

  private final String kind;

  Hdf5Example(String kind) {
    this.kind = kind;
  }

  @Override
  public Path write(Path folder, int[][] steps) throws IOException {
    Path numbers = Files.createTempFile("steps", ".i16");
    try {
      Files.write(numbers, Bytes.interleaved(steps, 0));
      Path file = folder.resolve(kind.startsWith("nwb") ? "a.nwb" : "a.mat");
      Python.run(
          "h5py",
          "write_hdf5.py",
          kind,
          file.toString(),
          numbers.toString(),
          Integer.toString(steps.length));
      return file;
    } finally {
      Files.delete(numbers);
    }
  }

  @Override
  public double gainUv(int channel) {
    return kind.equals("nwbgains") && channel % 2 == 1 ? 0.125 : 0.25;
  }

  @Override
  public SignalProperties properties(int numChannels) {
    return kind.equals("mat73")
        ? new SignalProperties(OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.of(0.25))
        : SignalProperties.NONE;
  }

  @Override
  public boolean saysItsLength() {
    return true;
  }

  @Override
  public List<String> channelNames(int numChannels) {
    return IntStream.range(0, numChannels)
        .mapToObj(i -> kind.equals("mat73") ? "ch" + i : "E" + (numChannels - 1 - i))
        .toList();
  }

  @Override
  public String toString() {
    return "Hdf5Example " + kind;
  }
}
