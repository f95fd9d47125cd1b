// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.blackrock;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.StoredSamples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Frames in packets of one length, of which the last may be shorter: one packet for the whole file,
 * or one for each sample. Thread-safe.
 */
final class NsxSamples implements StoredSamples {

  /** Bytes that are read at once. */
  private static final int PIECE = 1 << 20;

  private static final int DATA_PACKET = 1;

  private final Path file;
  private final NsxHeader header;
  private final FileChannel channel;

  /** Frames of each packet but the last. */
  private final long perPacket;

  private final long numSamples;

  NsxSamples(Path file, NsxHeader header) {
    this.file = file;
    this.header = header;
    long size = FileBytes.size(file);
    this.channel = FileBytes.open(file);
    boolean opened = false;
    try {
      long available = size - header.size();
      boolean packets = header.version().packetHeader() > 0;
      this.perPacket = packets ? frames(0) : Math.max(1, available / header.frameBytes());
      this.numSamples = count(size, available);
      if (packets) {
        requireNoPause();
      }
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private long count(long size, long available) {
    long packet = header.version().packetHeader() + perPacket * header.frameBytes();
    long rest = available % packet;
    long restFrames = 0;
    if (rest > 0) {
      restFrames = (rest - header.version().packetHeader()) / header.frameBytes();
      boolean whole = rest == header.version().packetHeader() + restFrames * header.frameBytes();
      if (!whole || restFrames < 1 || frames(available / packet) != restFrames) {
        throw cutShort(size);
      }
    }
    return available / packet * perPacket + restFrames;
  }

  private DamagedFileException cutShort(long size) {
    return new DamagedFileException(
        file.getFileName().toString(),
        size,
        "the file ends inside a packet of "
            + perPacket
            + " samples, or its packets have different lengths because recording was paused; copy"
            + " it again, or save each part between pauses as a file");
  }

  /** The first byte behind the samples. */
  long end() {
    return place(numSamples - 1) + header.frameBytes();
  }

  @Override
  public int numChannels() {
    return header.channels().size();
  }

  @Override
  public long numSamples() {
    return numSamples;
  }

  @Override
  public void read(long start, int count, Calibration calibration, float[][] into) {
    int atOnce = Math.max(1, PIECE / (header.frameBytes() + header.version().packetHeader()));
    for (int from = 0; from < count; from += atOnce) {
      int length = Math.min(atOnce, count - from);
      long first = place(start + from);
      long end = place(start + from + length - 1) + header.frameBytes();
      ByteBuffer bytes =
          FileBytes.read(channel, file, first, (int) (end - first)).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < length; i++) {
        long sample = start + from + i;
        int at = (int) (place(sample) - first);
        if (sample % perPacket == 0 && at > 0) {
          requireMark(bytes.get(at - header.version().packetHeader()), sample / perPacket);
        }
        for (int c = 0; c < numChannels(); c++) {
          into[c][from + i] = calibration.value(c, bytes.getShort(at + c * Short.BYTES));
        }
      }
    }
  }

  /** Where a frame lies. */
  private long place(long sample) {
    long packets = sample / perPacket + 1;
    return header.size() + packets * header.version().packetHeader() + sample * header.frameBytes();
  }

  private long packetPlace(long packet) {
    return place(packet * perPacket) - header.version().packetHeader();
  }

  /** How many frames a packet says it has. */
  private long frames(long packet) {
    ByteBuffer head = packetHead(packet);
    long frames = head.getInt(head.limit() - Integer.BYTES) & 0xffffffffL;
    if (frames == 0) {
      throw new DamagedFileException(
          file.getFileName().toString(),
          header.size(),
          "a packet of 0 samples: the recording program did not finish the file");
    }
    return frames;
  }

  private long timestamp(long packet) {
    ByteBuffer head = packetHead(packet);
    return header.version() == NsxVersion.V3 ? head.getLong(1) : head.getInt(1) & 0xffffffffL;
  }

  private ByteBuffer packetHead(long packet) {
    int size = header.version().packetHeader();
    // The first packet is read before the length of packets is known
    long place = packet == 0 ? header.size() : packetPlace(packet);
    ByteBuffer head = FileBytes.read(channel, file, place, size).order(ByteOrder.LITTLE_ENDIAN);
    requireMark(head.get(0), packet);
    return head;
  }

  private void requireMark(byte mark, long packet) {
    if (mark != DATA_PACKET) {
      throw new DamagedFileException(
          file.getFileName().toString(),
          packet == 0 ? header.size() : packetPlace(packet),
          "packet " + packet + " does not begin with 1; packets of one length were expected");
    }
  }

  /** Packets follow each other in time: the last begins when as many samples have passed. */
  private void requireNoPause() {
    long last = (numSamples - 1) / perPacket;
    double seconds = (timestamp(last) - timestamp(0)) / header.timestampHz();
    double passed = seconds * header.samplingFrequencyHz();
    double expected = (double) last * perPacket;
    if (Math.abs(passed - expected) > 1 + header.version().clockTolerance() * expected) {
      throw new NotSupportedException(
          file.getFileName()
              + " was paused: its packets of "
              + perPacket
              + " samples do not follow each other in time; save each part between pauses as a"
              + " file");
    }
  }

  @Override
  public void close() {
    FileBytes.close(channel, file);
  }
}
