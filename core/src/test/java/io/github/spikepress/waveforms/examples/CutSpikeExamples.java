// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms.examples;

import io.github.spikepress.files.MatWriter;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One example of every format of cut spikes. */
public final class CutSpikeExamples {

  private CutSpikeExamples() {}

  /**
   * The examples.
   *
   * @return one of each format
   */
  public static List<CutSpikeExample> all() {
    return List.of(new Npy(), new Mat(), new Nev(), new Neuralynx());
  }

  private static float[] values(int[][][] steps) {
    float[] values = new float[steps.length * steps[0].length * steps[0][0].length];
    int at = 0;
    for (int step : all(steps)) {
      values[at++] = step;
    }
    return values;
  }

  private static int[] all(int[][][] steps) {
    return Stream.of(steps).flatMap(Stream::of).flatMapToInt(Arrays::stream).toArray();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Copies of a file in which an integer is very large. */
  private static Map<String, Path> withLargeIntegers(Path file, int... places) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    byte[] whole = Files.readAllBytes(file);
    for (int place : places) {
      byte[] hostile = whole.clone();
      ByteBuffer.wrap(hostile).putInt(place, 0xfeffff7f);
      Path own = file.resolveSibling("h" + place + ".xyz");
      files.put("2147483646 at byte " + place, Files.write(own, hostile));
    }
    return files;
  }

  private static final class Npy implements CutSpikeExample {

    @Override
    public Path write(Path folder, int[][][] steps) {
      Path file = folder.resolve("a.npy");
      NumericArray array =
          NumericArray.of(values(steps), steps.length, steps[0].length, steps[0][0].length);
      NpyFile.write(file, array);
      return file;
    }

    @Override
    public int numChannels() {
      return 3;
    }

    @Override
    public Map<String, Path> hostile(Path folder) throws IOException {
      Map<String, Path> files = new LinkedHashMap<>();
      String whole =
          Files.readString(write(folder, new int[9][3][16]), StandardCharsets.ISO_8859_1);
      for (String claim : List.of("2147483647, 3, 16", "99999999999, 3, 16", "9, 3, -16")) {
        String text = whole.replace("(9, 3, 16,)", "(" + claim + ",)").replace("   \n", "\n");
        Path file = folder.resolve("h" + files.size() + ".npy");
        files.put(claim, Files.writeString(file, text, StandardCharsets.ISO_8859_1));
      }
      return files;
    }
  }

  private static final class Mat implements CutSpikeExample {

    @Override
    public Path write(Path folder, int[][][] steps) {
      Path file = folder.resolve("a.mat");
      NumericArray array = NumericArray.of(values(steps), steps.length, steps[0][0].length);
      MatWriter.write(file, Map.of("spikes", array));
      return file;
    }

    @Override
    public Map<String, Path> hostile(Path folder) throws IOException {
      Path file = write(folder, new int[9][1][16]);
      return withLargeIntegers(file, 128 + 4, 128 + 8 + 16 + 8, 128 + 8 + 16 + 12);
    }
  }

  private static final class Nev implements CutSpikeExample {

    private static final int EXTENSIONS = 2;

    @Override
    public Path write(Path folder, int[][][] steps) throws IOException {
      int numSamples = steps[0][0].length;
      int packet = 8 + 2 * numSamples;
      ByteBuffer bytes = buffer(336 + 32 * EXTENSIONS + packet * (steps.length + 1));
      bytes.put("NEURALEV".getBytes()).put((byte) 2).put((byte) 3).putShort((short) 1);
      bytes.putInt(336 + 32 * EXTENSIONS).putInt(packet).putInt(30_000).putInt(30_000);
      bytes.position(332).putInt(EXTENSIONS);
      bytes.put("NEUEVWAV".getBytes()).putShort((short) 1).putShort((short) 0);
      bytes.putShort((short) 250).put(new byte[7]).put((byte) 2).putShort((short) numSamples);
      bytes.position(336 + 32).put("NEUEVLBL".getBytes()).position(336 + 64);
      // A comment, which is no spike
      bytes.putInt(5).putShort((short) 0xffff).position(336 + 64 + packet);
      for (int i = 0; i < steps.length; i++) {
        bytes.putInt(100 + 50 * i).putShort((short) 1).put((byte) (i % 3)).put((byte) 0);
        for (int step : steps[i][0]) {
          bytes.putShort((short) step);
        }
      }
      return Files.write(folder.resolve("a.xyz"), bytes.array());
    }

    @Override
    public double gainUv() {
      return 0.25;
    }

    @Override
    public boolean bringsTimesAndUnits() {
      return true;
    }

    @Override
    public boolean saysItsLength() {
      return false;
    }

    @Override
    public Map<String, Path> hostile(Path folder) throws IOException {
      return withLargeIntegers(write(folder, new int[9][1][16]), 12, 16, 332);
    }
  }

  private static final class Neuralynx implements CutSpikeExample {

    @Override
    public Path write(Path folder, int[][][] steps) throws IOException {
      return write(folder.resolve("a.xyz"), steps, "");
    }

    private static Path write(Path file, int[][][] steps, String more) throws IOException {
      int numSamples = steps[0][0].length;
      int record = 48 + 2 * 4 * numSamples;
      ByteBuffer bytes = buffer((1 << 14) + steps.length * record);
      String header =
          String.join(
              "\r\n",
              "######## Neuralynx Data File Header",
              "-SamplingFrequency 30000",
              "-ADBitVolts 0.00000025 0.00000025 0.00000025 0.00000025",
              "-NumADChannels 4",
              "-WaveformLength " + numSamples,
              "-RecordSize " + record,
              "-AlignmentPt 8",
              more);
      bytes.put(header.getBytes(StandardCharsets.US_ASCII)).position(1 << 14);
      for (int i = 0; i < steps.length; i++) {
        long microseconds = Math.round((100 + 50 * i) * 1e6 / 30_000);
        bytes.putLong(microseconds).putInt(2).putInt(i % 3).put(new byte[32]);
        for (int s = 0; s < numSamples; s++) {
          for (int[] channel : steps[i]) {
            bytes.putShort((short) channel[s]);
          }
        }
      }
      return Files.write(file, bytes.array());
    }

    @Override
    public int numChannels() {
      return 4;
    }

    @Override
    public double gainUv() {
      return 0.25;
    }

    @Override
    public boolean bringsTimesAndUnits() {
      return true;
    }

    @Override
    public boolean saysItsLength() {
      return false;
    }

    @Override
    public Map<String, Path> hostile(Path folder) throws IOException {
      Map<String, Path> files = new LinkedHashMap<>();
      for (String line :
          List.of(
              "-NumADChannels 2147483647",
              "-WaveformLength 2000000000",
              "-RecordSize 1e300",
              "-RecordSize -5",
              "-SamplingFrequency NaN",
              "-ADBitVolts 0 0 0 0")) {
        Path file = folder.resolve("h" + files.size() + ".ntt");
        files.put(line, write(file, new int[9][4][16], line));
      }
      return files;
    }
  }
}
