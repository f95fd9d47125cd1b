// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.blackrock;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.HeaderBytes;
import io.github.spikepress.recording.SignalProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an NSx file says before its samples.
 *
 * @param version the format's version
 * @param samplingFrequencyHz samples per second
 * @param timestampHz steps of time stamps per second
 * @param channels the channels of a frame
 * @param size bytes of the header
 */
record NsxHeader(
    NsxVersion version,
    double samplingFrequencyHz,
    double timestampHz,
    List<NsxChannel> channels,
    int size) {

  private static final int MARK_BYTES = 8;
  private static final int LABEL_BYTES = 16;
  private static final int COMMENT_BYTES = 256;
  private static final int DATE_BYTES = 16;
  private static final int FILTER_BYTES = 20;
  private static final int GREATEST_CHANNELS = 1 << 14;
  private static final int GREATEST_SIZE = 1 << 22;
  private static final double CLOCK_HZ = 30_000;

  /** Bytes of a frame. */
  int frameBytes() {
    return channels.size() * Short.BYTES;
  }

  static NsxHeader read(Path file, SignalProperties properties) {
    HeaderBytes bytes = HeaderBytes.of(file, GREATEST_SIZE);
    String mark = bytes.text(MARK_BYTES);
    NsxVersion version =
        Arrays.stream(NsxVersion.values())
            .filter(known -> known.mark().equals(mark))
            .findFirst()
            .orElseThrow();
    return version == NsxVersion.V2_1
        ? withoutPackets(bytes, properties)
        : withPackets(bytes, version);
  }

  private static NsxHeader withoutPackets(HeaderBytes bytes, SignalProperties properties) {
    bytes.skip(LABEL_BYTES);
    long period = period(bytes);
    int count = channelCount(bytes);
    double gain = properties.gainUv().orElse(Double.NaN);
    List<NsxChannel> channels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      channels.add(new NsxChannel("elec" + bytes.unsignedInt32(), gain, 0));
    }
    return new NsxHeader(
        NsxVersion.V2_1, CLOCK_HZ / period, CLOCK_HZ, List.copyOf(channels), bytes.position());
  }

  private static NsxHeader withPackets(HeaderBytes bytes, NsxVersion version) {
    bytes.skip(2);
    long size = bytes.unsignedInt32();
    bytes.skip(LABEL_BYTES + COMMENT_BYTES);
    long period = period(bytes);
    long timestampHz = bytes.unsignedInt32();
    bytes.skip(DATE_BYTES);
    int count = channelCount(bytes);
    List<NsxChannel> channels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      channels.add(channel(bytes));
    }
    if (size != bytes.position() || timestampHz == 0) {
      throw bytes.damaged(
          "a header of "
              + size
              + " bytes, time stamps of "
              + timestampHz
              + " Hz; expected "
              + bytes.position()
              + " bytes and a positive frequency");
    }
    // The period counts in 1/30000 s, whatever the resolution of time stamps is
    return new NsxHeader(
        version, CLOCK_HZ / period, timestampHz, List.copyOf(channels), (int) size);
  }

  private static NsxChannel channel(HeaderBytes bytes) {
    if (!bytes.text(2).equals("CC")) {
      throw bytes.damaged("expected the description of a channel (CC)");
    }
    int electrode = bytes.unsignedInt16();
    String label = bytes.text(LABEL_BYTES);
    bytes.skip(2);
    int leastDigital = bytes.int16();
    int greatestDigital = bytes.int16();
    int leastAnalog = bytes.int16();
    int greatestAnalog = bytes.int16();
    double unit = microvolts(bytes, bytes.text(LABEL_BYTES));
    bytes.skip(FILTER_BYTES);
    double steps = greatestDigital - leastDigital;
    double gain = (greatestAnalog - leastAnalog) / steps;
    if (steps <= 0 || gain <= 0) {
      throw bytes.damaged("electrode " + electrode + " has an empty range of values");
    }
    return new NsxChannel(
        label.isEmpty() ? "elec" + electrode : label,
        gain * unit,
        leastDigital - leastAnalog / gain);
  }

  private static double microvolts(HeaderBytes bytes, String unit) {
    return switch (unit) {
      case "uV", "\u00b5V" -> 1;
      case "mV" -> 1000;
      case "V" -> 1e6;
      default ->
          throw new NotSupportedException(
              bytes.name() + " has a channel in '" + unit + "'; uV, mV and V can be read");
    };
  }

  private static long period(HeaderBytes bytes) {
    long period = bytes.unsignedInt32();
    if (period == 0) {
      throw bytes.damaged("a sampling period of 0");
    }
    return period;
  }

  private static int channelCount(HeaderBytes bytes) {
    long count = bytes.unsignedInt32();
    if (count < 1 || count > GREATEST_CHANNELS) {
      throw bytes.damaged(count + " channels; expected 1 to " + GREATEST_CHANNELS);
    }
    return (int) count;
  }
}
