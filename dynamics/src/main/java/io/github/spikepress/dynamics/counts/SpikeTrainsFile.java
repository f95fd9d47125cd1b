// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reads text files around sorted spikes: tables of units, and lists of trial starts. */
public final class SpikeTrainsFile {

  private static final String HEADER = "sample,channel,unit";
  private static final int UNIT = 2;

  private SpikeTrainsFile() {}

  /**
   * Reads comma-separated sorted spikes with the header {@code sample,channel,unit}, one line for
   * each spike, as the sorter writes them.
   *
   * @param file the table
   * @param samplingFrequencyHz samples per second
   * @return the spikes
   * @throws WrongArgumentException if the file is not such a table, a spike has no time, or the
   *     sampling frequency is not known
   */
  public static SpikeTrains readTable(Path file, double samplingFrequencyHz) {
    List<String> lines = lines(file);
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw new WrongArgumentException(
          file + " does not start with the line " + HEADER + "; expected a table of sorted spikes");
    }
    LongStream.Builder samples = LongStream.builder();
    IntStream.Builder units = IntStream.builder();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).strip().split(",", -1);
      try {
        samples.add(Long.parseLong(cells[0]));
        units.add(Integer.parseInt(cells[UNIT]));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw wrongLine(file, i, lines.get(i), "whole numbers " + HEADER);
      }
    }
    return SpikeTrains.ofSamples(
        samples.build().toArray(), units.build().toArray(), samplingFrequencyHz);
  }

  /**
   * Reads when trials start.
   *
   * @param file seconds from the start of the recording, one number a line
   * @return the starts in their order, at least one
   * @throws WrongArgumentException if a line is no number or there is none
   */
  public static double[] readTrialStarts(Path file) {
    List<String> lines = lines(file);
    DoubleStream.Builder starts = DoubleStream.builder();
    for (int i = 0; i < lines.size(); i++) {
      double seconds = number(lines.get(i));
      if (!Double.isFinite(seconds)) {
        throw wrongLine(file, i, lines.get(i), "a number of seconds");
      }
      starts.add(seconds);
    }
    if (lines.isEmpty()) {
      throw new WrongArgumentException(file + " is empty; expected trial starts in seconds");
    }
    return starts.build().toArray();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WrongArgumentException("no file " + file);
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return lines;
    } catch (MalformedInputException e) {
      throw new WrongArgumentException(file + " is not plain text");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WrongArgumentException wrongLine(
      Path file, int index, String line, String expected) {
    return new WrongArgumentException(
        file + ", line " + (index + 1) + " is '" + line + "'; expected " + expected);
  }
}
