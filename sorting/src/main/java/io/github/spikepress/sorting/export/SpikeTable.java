// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.export;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.waveforms.SpikeEvents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sorted spikes as comma-separated text with the header {@code sample,channel,unit}, one line per
 * spike in the input's order. Outliers and unassigned spikes have unit −1. Spikes that came without
 * times have empty sample and channel.
 */
public final class SpikeTable {

  private SpikeTable() {}

  /**
   * Writes the file whole or not at all.
   *
   * @param target the file; its folder must exist
   * @param events when and where the spikes happened; empty where unknown
   * @param sorting their units
   * @throws WrongArgumentException if times and units differ in number or the file cannot be
   *     written
   */
  public static void write(Path target, Optional<SpikeEvents> events, Sorting sorting) {
    if (events.isPresent() && events.get().numSpikes() != sorting.numSpikes()) {
      throw new WrongArgumentException(
          sorting.numSpikes() + " units for " + events.get().numSpikes() + " spike times");
    }
    byte[] text = text(events, sorting).getBytes(StandardCharsets.US_ASCII);
    AtomicFile.write(target, channel -> writeFully(channel, ByteBuffer.wrap(text)));
  }

  private static String text(Optional<SpikeEvents> events, Sorting sorting) {
    StringBuilder lines = new StringBuilder("sample,channel,unit\n");
    int[] units = sorting.labelsWithoutOutliers();
    for (int i = 0; i < units.length; i++) {
      int spike = i;
      events.ifPresent(e -> lines.append(e.samples()[spike]));
      lines.append(',');
      events.ifPresent(e -> lines.append(e.channels()[spike]));
      lines.append(',').append(units[i]).append('\n');
    }
    return lines.toString();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
