// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.files.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** True spikes as text: a line {@code sample,unit}, then one line a spike, ascending in time. */
public final class GroundTruthCsv {

  private static final String HEADER = "sample,unit";

  private GroundTruthCsv() {}

  /**
   * Reads true spikes.
   *
   * @param file an existing file
   * @return the spikes
   * @throws DamagedFileException if a line is not two integers
   */
  public static GroundTruth read(Path file) {
    FileBytes.requireMemory(file, FileBytes.size(file));
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw damaged(file, "the first line is not '" + HEADER + "'", null);
    }
    long[] samples = new long[lines.size() - 1];
    int[] labels = new int[lines.size() - 1];
    for (int i = 0; i < samples.length; i++) {
      String[] fields = lines.get(i + 1).split(",");
      try {
        samples[i] = Long.parseLong(fields[0]);
        labels[i] = Integer.parseInt(fields[1]);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw damaged(file, "line " + (i + 2) + " is not '" + HEADER + "' in integers", e);
      }
    }
    return GroundTruth.sorted(samples, labels);
  }

  /**
   * Writes true spikes.
   *
   * @param file the file's final name
   * @param truth the spikes
   */
  public static void write(Path file, GroundTruth truth) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < truth.numSpikes(); i++) {
      text.append(truth.samples()[i]).append(',').append(truth.labels()[i]).append('\n');
    }
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
    AtomicFile.write(
        file,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  private static DamagedFileException damaged(Path file, String problem, RuntimeException cause) {
    return new DamagedFileException(
        file.getFileName().toString(), DamagedFileException.UNKNOWN_OFFSET, problem, cause);
  }
}
