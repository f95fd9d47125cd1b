// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms.neuralynx;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.FileBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The lines {@code -Key value} at the beginning of a Neuralynx file. Immutable. */
final class NeuralynxHeader {

  /** Bytes of the header of every file. */
  static final int SIZE = 1 << 14;

  static final String MARK = "######## Neuralynx";

  private final String file;
  private final Map<String, String> entries;

  private NeuralynxHeader(String file, Map<String, String> entries) {
    this.file = file;
    this.entries = entries;
  }

  static NeuralynxHeader read(Path file) {
    String text = StandardCharsets.ISO_8859_1.decode(FileBytes.head(file, SIZE)).toString();
    Map<String, String> entries = new HashMap<>();
    text.lines()
        .map(line -> line.replace("\0", "").strip())
        .filter(line -> line.startsWith("-"))
        .forEach(
            line -> {
              String[] words = line.substring(1).split("\\s+", 2);
              entries.put(words[0], words.length > 1 ? words[1] : "");
            });
    return new NeuralynxHeader(file.getFileName().toString(), entries);
  }

  String text(String key) {
    String value = entries.get(key);
    if (value == null) {
      throw damaged("the header has no line -" + key);
    }
    return value;
  }

  /** A count of 1 to a greatest value. */
  int count(String key, int greatest) {
    double value = numbers(key, 1)[0];
    if (value != Math.rint(value) || value < 1 || value > greatest) {
      throw damaged("-" + key + " " + value + "; expected an integer of 1 to " + greatest);
    }
    return (int) value;
  }

  /** Positive finite numbers, one for all or so many. */
  double[] numbers(String key, int count) {
    try {
      double[] numbers =
          Arrays.stream(text(key).strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
      if (numbers.length != count
          || Arrays.stream(numbers).anyMatch(v -> !(v > 0) || Double.isInfinite(v))) {
        throw damaged("-" + key + " should have " + count + " positive numbers");
      }
      return numbers;
    } catch (NumberFormatException e) {
      throw damaged("-" + key + " should have numbers");
    }
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  DamagedFileException damaged(String problem) {
    return new DamagedFileException(file, DamagedFileException.UNKNOWN_OFFSET, problem);
  }
}
