// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.sections.FileFrame;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes files apart into sections and puts them together with right checksums. */
public final class SpkzSurgery {

  private SpkzSurgery() {}

  /** The sections of a file, frames included; the last one is the index. */
  public static List<byte[]> sections(byte[] file) {
    List<byte[]> sections = new ArrayList<>();
    int at = SpkzFormat.HEADER_BYTES;
    while (at < file.length - SpkzFormat.TRAILER_BYTES) {
      int end = at + SectionWriter.FRAME_BYTES + littleEndian(file).getInt(at + 4);
      sections.add(Arrays.copyOfRange(file, at, end));
      at = end;
    }
    return sections;
  }

  /** A file of these sections, the last of which is the index. */
  public static byte[] file(List<byte[]> sections) {
    return file(sections, SpkzFormat.PLAIN_VERSION);
  }

  static byte[] file(List<byte[]> sections, int version) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(FileFrame.header(version));
    int index = 0;
    for (byte[] section : sections) {
      index = file.size();
      file.writeBytes(section);
    }
    file.writeBytes(FileFrame.trailer(index, file.size()));
    return file.toByteArray();
  }

  /** The file with a section that names its metadata and model, where it has none. */
  static byte[] withHead(byte[] file) {
    List<byte[]> sections = sections(file);
    if (sections.stream().noneMatch(section -> type(section).equals(SpkzFormat.HEAD))) {
      byte[] head = HeadCheck.of(sections.get(0), sections.get(1)).toSection();
      sections.add(sections.size() - 1, head);
    }
    return file(sections, file[8]);
  }

  /** The same section with a right checksum. */
  static byte[] sealed(byte[] section) {
    byte[] sealed = section.clone();
    littleEndian(sealed).putInt(sealed.length - 4, SectionWriter.crc(sealed, 0, sealed.length - 4));
    return sealed;
  }

  /** The file with another section in place of one of the same length; checksums are put right. */
  static byte[] replaced(byte[] file, int which, byte[] section) {
    List<byte[]> sections = sections(file);
    sections.set(which, sealed(section));
    if (type(section).equals(SpkzFormat.CHUNK)) {
      sections.set(sections.size() - 1, reindexed(sections, file));
    }
    return file(sections, file[8]);
  }

  private static byte[] reindexed(List<byte[]> sections, byte[] file) {
    byte[] section = sections.get(sections.size() - 1);
    byte[] body = Arrays.copyOfRange(section, 8, section.length - 4);
    SpkzIndex index =
        SpkzIndex.read(
            new SectionReader("", 0, body),
            file.length,
            SpkzFormat.MAX_CHUNK_SPIKES,
            file[8] == SpkzFormat.BOUNDED_VERSION);
    List<ChunkEntry> chunks = new ArrayList<>();
    for (ChunkEntry old : index.chunks()) {
      byte[] chunk = sections.get(2 + chunks.size());
      chunks.add(
          new ChunkEntry(
              old.offset(),
              old.bytes(),
              old.firstSpike(),
              old.numSpikes(),
              old.leastTime(),
              old.greatestTime(),
              littleEndian(chunk).getInt(chunk.length - 4),
              old.place()));
    }
    return new SpkzIndex(
            index.hasEvents(),
            index.hasLabels(),
            index.hasResiduals(),
            index.inputSha256(),
            index.parts(),
            index.firstChunk(),
            chunks)
        .toSection();
  }

  static String type(byte[] section) {
    return new String(section, 0, 4, java.nio.charset.StandardCharsets.US_ASCII);
  }

  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
