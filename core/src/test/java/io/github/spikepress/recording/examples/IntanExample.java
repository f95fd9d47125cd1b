// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Intan RHD with auxiliary, supply, board and digital channels beside the amplifiers. */
final class IntanExample implements RecordingExample {

  /** Kinds of channels beside the amplifiers: auxiliary, supply, ADC, digital in. */
  private static final int[] OTHERS = {1, 1, 1, 2, 3, 4, 4};

  private final int major;
  private final int samples;

  IntanExample(int major) {
    this.major = major;
    this.samples = major > 1 ? 128 : 60;
  }

  @Override
  public Path write(Path folder, int[][] steps) throws IOException {
    Path file = folder.resolve("a" + major + ".rhd");
    ByteBuffer header = header(steps.length, steps.length + OTHERS.length);
    ByteBuffer data = Bytes.buffer(steps[0].length / samples * blockBytes(steps.length));
    for (int first = 0; first < steps[0].length; first += samples) {
      for (int i = 0; i < samples; i++) {
        data.putInt(first + i);
      }
      for (int[] channel : steps) {
        for (int i = 0; i < samples; i++) {
          data.putShort((short) (channel[first + i] + 32_768));
        }
      }
      data.position(data.position() + otherBytes());
    }
    Files.write(file, header.array());
    Files.write(file, data.array(), java.nio.file.StandardOpenOption.APPEND);
    return file;
  }

  private int blockBytes(int numChannels) {
    return samples * (4 + 2 * numChannels) + otherBytes();
  }

  /** Three auxiliary channels, two of them of kind 1 and so on; two temperatures. */
  private int otherBytes() {
    return 2 * (3 * samples / 4 + 1 + samples + samples + 2);
  }

  private ByteBuffer header(int numChannels, int entries) {
    ByteBuffer bytes = Bytes.buffer(1 << 14);
    bytes.putInt(0xc6912702).putShort((short) major).putShort((short) 3);
    bytes.putFloat((float) HZ).put(new byte[36]);
    text(bytes, "a note");
    text(bytes, "");
    bytes.putInt(-1);
    bytes.putShort((short) 2).putShort((short) 0);
    if (major > 1) {
      text(bytes, "reference");
    }
    bytes.putShort((short) 2);
    text(bytes, "Port A");
    text(bytes, "A");
    bytes.putShort((short) 1).putShort((short) (entries + 1)).putShort((short) numChannels);
    for (int i = 0; i < numChannels; i++) {
      channel(bytes, "A-%03d".formatted(i), 0, true);
    }
    for (int kind : OTHERS) {
      channel(bytes, "other", kind, true);
    }
    channel(bytes, "A-off", 0, false);
    text(bytes, "Port B");
    text(bytes, "B");
    bytes.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    return ByteBuffer.wrap(java.util.Arrays.copyOf(bytes.array(), bytes.position()));
  }

  private static void channel(ByteBuffer bytes, String name, int kind, boolean enabled) {
    text(bytes, name);
    text(bytes, "custom");
    bytes.putInt(0).putShort((short) kind).putShort((short) (enabled ? 1 : 0));
    bytes.put(new byte[20]);
  }

  private static void text(ByteBuffer bytes, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    bytes.putInt(encoded.length).put(encoded);
  }

  @Override
  public double gainUv(int channel) {
    return 0.195;
  }

  @Override
  public boolean saysItsLength() {
    return false;
  }

  @Override
  public List<String> channelNames(int numChannels) {
    return IntStream.range(0, numChannels).mapToObj("A-%03d"::formatted).toList();
  }

  @Override
  public Map<String, Path> hostile(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(write(folder, new int[2][1920]));
    Map<String, Path> files = new LinkedHashMap<>();
    // The length of the first note, the number of groups, of channels of the first group
    for (int at : new int[] {48, 48 + 4 + 12 + 4 + 4}) {
      byte[] hostile = bytes.clone();
      ByteBuffer.wrap(hostile).putInt(at, 0xfeffff7f);
      Path file = folder.resolve("h" + at + ".rhd");
      files.put("2147483646 at byte " + at, Files.write(file, hostile));
    }
    return files;
  }

  @Override
  public String toString() {
    return "IntanExample version " + major;
  }
}
