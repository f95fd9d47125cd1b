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

/** Blackrock NSx: one packet for the file (2.3), one a sample (3.0), or none (2.1). */
final class NsxExample implements RecordingExample {

  private final String mark;
  private final int perPacket;

  NsxExample(String mark, int perPacket) {
    this.mark = mark;
    this.perPacket = perPacket;
  }

  @Override
  public Path write(Path folder, int[][] steps) throws IOException {
    int numSamples = steps[0].length;
    int length = perPacket == 0 ? numSamples : perPacket;
    ByteBuffer bytes = Bytes.buffer(400 + steps.length * 66 + numSamples * (2 * steps.length + 13));
    header(bytes, steps.length);
    for (int first = 0; first < numSamples; first += length) {
      int count = Math.min(length, numSamples - first);
      packetHead(bytes, first, count);
      for (int i = first; i < first + count; i++) {
        for (int[] channel : steps) {
          bytes.putShort((short) channel[i]);
        }
      }
    }
    Path file = folder.resolve("a" + mark.charAt(6) + ".ns6");
    Files.write(file, java.util.Arrays.copyOf(bytes.array(), bytes.position()));
    return file;
  }

  private void packetHead(ByteBuffer bytes, int first, int count) {
    switch (mark) {
      case "NEURALCD" -> bytes.put((byte) 1).putInt(first).putInt(count);
      case "BRSMPGRP" -> bytes.put((byte) 1).putLong(first * 1_000_000_000L / 30_000).putInt(count);
      default -> {
        // Version 2.1 has no packets
      }
    }
  }

  private void header(ByteBuffer bytes, int numChannels) {
    bytes.put(mark.getBytes(StandardCharsets.US_ASCII));
    if (mark.equals("NEURALSG")) {
      bytes.put(new byte[16]).putInt(1).putInt(numChannels);
      IntStream.range(0, numChannels).forEach(i -> bytes.putInt(i + 1));
      return;
    }
    boolean third = mark.equals("BRSMPGRP");
    bytes.put((byte) (third ? 3 : 2)).put((byte) (third ? 0 : 3));
    bytes.putInt(314 + 66 * numChannels).put(new byte[16 + 256]);
    bytes.putInt(1).putInt(third ? 1_000_000_000 : 30_000).put(new byte[16]).putInt(numChannels);
    for (int i = 0; i < numChannels; i++) {
      bytes.put((byte) 'C').put((byte) 'C').putShort((short) (i + 1));
      bytes.put(java.util.Arrays.copyOf(("elec" + (i + 1)).getBytes(), 16)).putShort((short) 0);
      bytes.putShort((short) -32_764).putShort((short) 32_764);
      bytes.putShort((short) -8191).putShort((short) 8191);
      bytes.put(java.util.Arrays.copyOf("uV".getBytes(), 16)).put(new byte[20]);
    }
  }

  @Override
  public double samplingFrequencyHz() {
    return 30_000;
  }

  @Override
  public boolean saysItsLength() {
    return perPacket == 0 && !mark.equals("NEURALSG");
  }

  @Override
  public SignalProperties properties(int numChannels) {
    return new SignalProperties(
        OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.of(0.25));
  }

  @Override
  public List<String> channelNames(int numChannels) {
    return IntStream.range(0, numChannels).mapToObj(i -> "elec" + (i + 1)).toList();
  }

  @Override
  public Map<String, Path> hostile(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(write(folder, new int[2][1920]));
    Map<String, Path> files = new LinkedHashMap<>();
    int channels = mark.equals("NEURALSG") ? 28 : 310;
    int[] places =
        mark.equals("NEURALSG")
            ? new int[] {channels}
            : new int[] {10, channels, 314 + 2 * 66 + (mark.equals("NEURALCD") ? 5 : 9)};
    for (int at : places) {
      byte[] hostile = bytes.clone();
      ByteBuffer.wrap(hostile).putInt(at, 0xfeffff7f);
      Path file = folder.resolve("h" + at + ".ns6");
      files.put("2147483646 at byte " + at, Files.write(file, hostile));
    }
    return files;
  }

  @Override
  public String toString() {
    return "NsxExample " + mark;
  }
}
