// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import io.github.spikepress.recording.SignalProperties;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/** MAT version 5, deflated or not, time along rows or columns. */
final class MatExample implements RecordingExample {

  private final boolean deflated;
  private final boolean timeInRows;

  MatExample(boolean deflated, boolean timeInRows) {
    this.deflated = deflated;
    this.timeInRows = timeInRows;
  }

  @Override
  public Path write(Path folder, int[][] steps) throws IOException {
    int numChannels = steps.length;
    int numSamples = steps[0].length;
    Matrix matrix =
        timeInRows
            ? Mat5.newMatrix(new int[] {numSamples, numChannels}, MatlabType.Int16)
            : Mat5.newMatrix(new int[] {numChannels, numSamples}, MatlabType.Int16);
    for (int c = 0; c < numChannels; c++) {
      for (int i = 0; i < numSamples; i++) {
        matrix.setShort(timeInRows ? i : c, timeInRows ? c : i, (short) steps[c][i]);
      }
    }
    Mat5File content = Mat5.newMatFile();
    content.addArray("sr", Mat5.newScalar(HZ));
    content.addArray("data", matrix);
    ByteBuffer out =
        ByteBuffer.allocate(numSamples * numChannels * 3 + 4096).order(ByteOrder.LITTLE_ENDIAN);
    Mat5.newWriter(Sinks.wrap(out)).setDeflateLevel(deflated ? 6 : 0).writeMat(content);
    Path file = folder.resolve("a.mat");
    Files.write(file, Arrays.copyOf(out.array(), out.position()));
    return file;
  }

  @Override
  public SignalProperties properties(int numChannels) {
    return new SignalProperties(
        OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.of(0.25));
  }

  @Override
  public List<String> channelNames(int numChannels) {
    return IntStream.range(0, numChannels).mapToObj(i -> "ch" + i).toList();
  }

  @Override
  public boolean noticesACutWhileOpen() {
    return !deflated;
  }

  @Override
  public Map<String, Path> hostile(Path folder) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    if (deflated) {
      return files;
    }
    byte[] bytes = Files.readAllBytes(write(folder, new int[2][1920]));
    // The tag of the matrix, its flags, its dimensions, its name, then the tag of its numbers
    int matrix = bytes.length - (8 + 16 + 16 + 8 + 8 + 2 * 2 * 1920);
    for (int at : new int[] {4, 8 + 16 + 8, 8 + 16 + 12, 8 + 16 + 16 + 8 + 4}) {
      byte[] hostile = bytes.clone();
      ByteBuffer.wrap(hostile).putInt(matrix + at, 0xfeffff7f);
      Path file = folder.resolve("h" + at + ".mat");
      files.put("2147483646 at byte " + at, Files.write(file, hostile));
    }
    return files;
  }

  @Override
  public String toString() {
    return "MatExample" + (deflated ? " deflated" : "") + (timeInRows ? " time in rows" : "");
  }
}
