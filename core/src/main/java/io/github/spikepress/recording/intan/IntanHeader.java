// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.intan;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.HeaderBytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code .rhd} file says before its data.
 *
 * @param samplingFrequencyHz samples per second of the amplifiers
 * @param amplifiers native names of the enabled amplifier channels, for example {@code A-005}
 * @param blockSamples samples of each data block
 * @param blockBytes bytes of each data block
 * @param size bytes of the header
 */
record IntanHeader(
    double samplingFrequencyHz,
    List<String> amplifiers,
    int blockSamples,
    int blockBytes,
    int size) {

  private static final int GREATEST_SIZE = 1 << 24;
  private static final int MAGIC_BYTES = 4;
  private static final int GREATEST_VERSION = 3;

  /** Kinds of channels, as the format numbers them. */
  private static final int AMPLIFIER = 0;

  private static final int AUXILIARY = 1;
  private static final int SUPPLY = 2;
  private static final int BOARD_ADC = 3;
  private static final int DIGITAL_IN = 4;
  private static final int DIGITAL_OUT = 5;

  /** Bytes of the filter settings, and of impedance frequencies, which are not needed. */
  private static final int FILTER_BYTES = 2 + 6 * 4 + 2 + 2 * 4;

  static IntanHeader read(Path file) {
    HeaderBytes bytes = HeaderBytes.of(file, GREATEST_SIZE);
    bytes.skip(MAGIC_BYTES);
    int major = bytes.int16();
    int minor = bytes.int16();
    if (major < 1 || major > GREATEST_VERSION) {
      throw new NotSupportedException(
          file.getFileName()
              + " has version "
              + major
              + "."
              + minor
              + " of Intan's format; versions 1 to "
              + GREATEST_VERSION
              + " can be read");
    }
    double hz = bytes.float32();
    if (!(hz > 0) || Double.isInfinite(hz)) {
      throw bytes.damaged("a sampling frequency of " + hz + " Hz");
    }
    bytes.skip(FILTER_BYTES);
    for (int note = 0; note < 3; note++) {
      bytes.lengthAndUtf16();
    }
    int temperatures = major > 1 || minor >= 1 ? bytes.int16() : 0;
    if (major > 1 || minor >= 3) {
      bytes.skip(Short.BYTES);
    }
    if (major > 1) {
      bytes.lengthAndUtf16();
    }
    List<String> amplifiers = new ArrayList<>();
    int[] counts = channels(bytes, amplifiers);
    int samples = major > 1 ? 128 : 60;
    return new IntanHeader(
        hz,
        List.copyOf(amplifiers),
        samples,
        blockBytes(bytes, counts, samples, temperatures),
        bytes.position());
  }

  /** Bytes of a block before those of the amplifiers: its time stamps. */
  int amplifierOffset() {
    return blockSamples * Integer.BYTES;
  }

  private static int[] channels(HeaderBytes bytes, List<String> amplifiers) {
    int[] counts = new int[DIGITAL_OUT + 1];
    int groups = bytes.int16();
    for (int group = 0; group < groups; group++) {
      bytes.lengthAndUtf16();
      bytes.lengthAndUtf16();
      boolean enabled = bytes.int16() > 0;
      int channels = bytes.int16();
      bytes.skip(Short.BYTES);
      for (int channel = 0; enabled && channel < channels; channel++) {
        channel(bytes, counts, amplifiers);
      }
    }
    if (amplifiers.isEmpty()) {
      throw bytes.damaged("no amplifier channel is enabled; expected at least one");
    }
    return counts;
  }

  private static void channel(HeaderBytes bytes, int[] counts, List<String> amplifiers) {
    String name = bytes.lengthAndUtf16();
    bytes.lengthAndUtf16();
    bytes.skip(2 * Short.BYTES);
    int kind = bytes.int16();
    boolean enabled = bytes.int16() > 0;
    // Chip, board stream, trigger settings, impedance
    bytes.skip(6 * Short.BYTES + 2 * Float.BYTES);
    if (kind < 0 || kind > DIGITAL_OUT) {
      throw bytes.damaged("a channel of kind " + kind + "; expected 0 to " + DIGITAL_OUT);
    }
    if (enabled) {
      counts[kind]++;
      if (kind == AMPLIFIER) {
        amplifiers.add(name);
      }
    }
  }

  /** Counts come from entries that were read one by one, so the product stays small. */
  private static int blockBytes(HeaderBytes bytes, int[] counts, int samples, int temperatures) {
    if (temperatures < 0) {
      throw bytes.damaged(temperatures + " temperature sensors");
    }
    int words =
        samples * (counts[AMPLIFIER] + counts[BOARD_ADC])
            + samples / 4 * counts[AUXILIARY]
            + counts[SUPPLY]
            + temperatures
            + (counts[DIGITAL_IN] > 0 ? samples : 0)
            + (counts[DIGITAL_OUT] > 0 ? samples : 0);
    return samples * Integer.BYTES + words * Short.BYTES;
  }
}
