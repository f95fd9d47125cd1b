// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.spikeglx;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entries of a {@code .meta} file. Immutable. */
final class SpikeGlxMeta {

  private static final int GREATEST_SIZE = 1 << 22;
  private static final String KIND = "typeThis";
  private static final Pattern GROUP = Pattern.compile("\\(([^()]*)\\)");

  private final String name;
  private final Map<String, String> entries;

  private SpikeGlxMeta(String name, Map<String, String> entries) {
    this.name = name;
    this.entries = entries;
  }

  /** Whether a file is a SpikeGLX meta file: it says which device it is of. */
  static boolean isMeta(Path file) {
    return text(file).lines().anyMatch(line -> line.startsWith(KIND + "="));
  }

  static SpikeGlxMeta read(Path file) {
    Map<String, String> entries = new HashMap<>();
    text(file)
        .lines()
        .filter(line -> line.indexOf('=') > 0)
        .forEach(
            line ->
                entries.put(
                    line.substring(0, line.indexOf('=')).strip(),
                    line.substring(line.indexOf('=') + 1).strip()));
    SpikeGlxMeta meta = new SpikeGlxMeta(file.getFileName().toString(), entries);
    meta.requireKnownKind();
    return meta;
  }

  private static String text(Path file) {
    return StandardCharsets.ISO_8859_1.decode(FileBytes.head(file, GREATEST_SIZE)).toString();
  }

  private void requireKnownKind() {
    String kind = text(KIND);
    if (!kind.equals("imec") && !kind.equals("nidq")) {
      throw new NotSupportedException(
          name + " is of a device of kind '" + kind + "'; imec and nidq can be read");
    }
  }

  /** The file's name. */
  String name() {
    return name;
  }

  /** Whether the file is of a probe and not of an NI device. */
  boolean isImec() {
    return text(KIND).equals("imec");
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  String text(String key) {
    return Optional.ofNullable(entries.get(key))
        .orElseThrow(() -> damaged("entry '" + key + "' is missing"));
  }

  double number(String key) {
    try {
      return Double.parseDouble(text(key));
    } catch (NumberFormatException e) {
      throw damaged("entry '" + key + "' should be a number, got '" + shortened(text(key)) + "'");
    }
  }

  double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  long integer(String key) {
    try {
      return Long.parseLong(text(key));
    } catch (NumberFormatException e) {
      throw damaged("entry '" + key + "' should be an integer, got '" + shortened(text(key)) + "'");
    }
  }

  /** Integers with commas between them. */
  int[] integers(String key, int count) {
    int[] numbers = ints(key, text(key).split(","));
    if (numbers.length != count || Arrays.stream(numbers).anyMatch(n -> n < 0)) {
      throw damaged("entry '" + key + "' should be " + count + " counts");
    }
    return numbers;
  }

  /** The groups in brackets of a table, the first being its head; empty if there is no table. */
  List<String> groups(String key) {
    return GROUP
        .matcher(entries.getOrDefault(key, ""))
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  int[] ints(String key, String[] texts) {
    try {
      return Arrays.stream(texts).map(String::strip).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw damaged("entry '" + key + "' should hold integers, got " + shortened(e.getMessage()));
    }
  }

  double[] numbers(String key, String[] texts) {
    try {
      return Arrays.stream(texts).map(String::strip).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw damaged("entry '" + key + "' should hold numbers, got " + shortened(e.getMessage()));
    }
  }

  /** Makes something of the entries; what their values make impossible is a damage of the file. */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (WrongArgumentException e) {
      throw damaged(e.getMessage());
    }
  }

  DamagedFileException damaged(String problem) {
    return new DamagedFileException(name, DamagedFileException.UNKNOWN_OFFSET, problem);
  }

  private static String shortened(String text) {
    Matcher line = Pattern.compile("[^\\r\\n]{0,60}").matcher(String.valueOf(text));
    return line.lookingAt() ? line.group() : "";
  }
}
