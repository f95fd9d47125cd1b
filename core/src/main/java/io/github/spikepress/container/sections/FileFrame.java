// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.sections;

/** What stands before the first section of a file and behind the last. Stateless. */
public final class FileFrame {

  private FileFrame() {}

  /**
   * The start of a file.
   *
   * @param version of the format, 1 or 2
   * @return {@link SpkzFormat#HEADER_BYTES} bytes
   */
  public static byte[] header(int version) {
    byte[] start = new SectionWriter().putBytes(SpkzFormat.MAGIC).putInt(version).toBytes();
    int crc = SectionWriter.crc(start, 0, start.length);
    return new SectionWriter().putBytes(start).putInt(crc).toBytes();
  }

  /**
   * The end of a file.
   *
   * @param indexOffset where the section of the index starts
   * @param end where it ends, and these bytes start
   * @return {@link SpkzFormat#TRAILER_BYTES} bytes
   */
  public static byte[] trailer(long indexOffset, long end) {
    byte[] start =
        new SectionWriter().putLong(indexOffset).putLong(end + SpkzFormat.TRAILER_BYTES).toBytes();
    return new SectionWriter()
        .putBytes(start)
        .putInt(SectionWriter.crc(start, 0, start.length))
        .putBytes(SpkzFormat.END_MAGIC)
        .toBytes();
  }
}
