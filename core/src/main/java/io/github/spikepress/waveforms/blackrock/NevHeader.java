// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms.blackrock;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.HeaderBytes;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@code .nev} file says before its packets.
 *
 * @param size bytes of the header
 * @param packetSize bytes of each packet
 * @param timestampBytes bytes of a packet's time stamp
 * @param timestampHz steps of time stamps per second
 * @param samplingFrequencyHz samples of waveforms per second
 * @param electrodes how each electrode's waveforms are stored, by electrode number
 */
record NevHeader(
    int size,
    int packetSize,
    int timestampBytes,
    double timestampHz,
    double samplingFrequencyHz,
    Map<Integer, Electrode> electrodes) {

  /** Marks of versions 2 and 3. */
  static final String MARK_2 = "NEURALEV";

  static final String MARK_3 = "BREVENTS";

  private static final int GREATEST_SIZE = 1 << 24;
  private static final int EXTENSION_SIZE = 32;
  private static final int GREATEST_PACKET = 1 << 16;

  /** Bytes of an origin, a program's name and a comment, which are not needed. */
  private static final int TEXT_BYTES = 16 + 32 + 256;

  /**
   * How waveforms of an electrode are stored.
   *
   * @param gainUv microvolts per step
   * @param bytesPerSample 1 or 2
   * @param numSamples samples of each waveform; 0 = as many as a packet holds
   */
  record Electrode(double gainUv, int bytesPerSample, int numSamples) {}

  /** Bytes of a packet before its waveform. */
  int waveformOffset() {
    return timestampBytes + 4;
  }

  static NevHeader read(Path file) {
    HeaderBytes bytes = HeaderBytes.of(file, GREATEST_SIZE);
    int timestampBytes = bytes.text(MARK_2.length()).equals(MARK_3) ? 8 : 4;
    int major = bytes.unsignedByte();
    int minor = bytes.unsignedByte();
    if (major < 2 || major > 3) {
      throw new NotSupportedException(
          file.getFileName()
              + " has version "
              + major
              + "."
              + minor
              + " of the NEV format; versions 2 and 3 can be read");
    }
    boolean allSixteenBits = (bytes.unsignedInt16() & 1) == 1;
    long size = bytes.unsignedInt32();
    long packetSize = bytes.unsignedInt32();
    long timestampHz = bytes.unsignedInt32();
    long waveformHz = bytes.unsignedInt32();
    bytes.skip(TEXT_BYTES);
    long extensions = bytes.unsignedInt32();
    if (size != bytes.position() + extensions * EXTENSION_SIZE || size > GREATEST_SIZE) {
      throw bytes.damaged(
          "a header of " + size + " bytes does not fit its " + extensions + " extensions");
    }
    if (packetSize < timestampBytes + 4 || packetSize > GREATEST_PACKET) {
      throw bytes.damaged("packets of " + packetSize + " bytes; expected 12 to 65536");
    }
    if (timestampHz == 0 || waveformHz == 0) {
      throw bytes.damaged("a time resolution of 0");
    }
    return new NevHeader(
        (int) size,
        (int) packetSize,
        timestampBytes,
        timestampHz,
        waveformHz,
        electrodes(bytes, (int) extensions, allSixteenBits));
  }

  private static Map<Integer, Electrode> electrodes(
      HeaderBytes bytes, int extensions, boolean allSixteenBits) {
    Map<Integer, Electrode> electrodes = new TreeMap<>();
    for (int i = 0; i < extensions; i++) {
      int start = bytes.position();
      if (bytes.text(MARK_2.length()).equals("NEUEVWAV")) {
        int number = bytes.unsignedInt16();
        bytes.skip(2);
        // Nanovolts per step; 0 where the file does not say
        int nanovolts = bytes.unsignedInt16();
        bytes.skip(7);
        int stated = bytes.unsignedByte();
        int numSamples = bytes.unsignedInt16();
        electrodes.put(
            number,
            new Electrode(
                nanovolts == 0 ? Double.NaN : nanovolts / 1000.0,
                allSixteenBits ? 2 : Math.max(1, stated),
                numSamples));
      }
      bytes.skip(EXTENSION_SIZE - (bytes.position() - start));
    }
    return electrodes;
  }
}
