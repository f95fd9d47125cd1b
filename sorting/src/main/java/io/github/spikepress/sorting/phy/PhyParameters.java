// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.phy;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code params.py} says of the recording. The file is a Python program; it is not run, only
 * its lines {@code name = literal} are read, and the recording that it names is never opened.
 *
 * @param dataFiles names of the files with the signal; may be empty
 * @param numChannels channels of those files, at least 1
 * @param dataType NumPy's name of their numbers, for example {@code int16}
 * @param offset bytes before their samples, 0 or more
 * @param samplingFrequencyHz samples per second, positive
 * @param filtered whether the signal is high-pass filtered
 */
public record PhyParameters(
    List<String> dataFiles,
    int numChannels,
    String dataType,
    long offset,
    double samplingFrequencyHz,
    boolean filtered) {

  /** The file's name in its folder. */
  public static final String FILE = "params.py";

  private static final int GREATEST_SIZE = 1 << 20;
  private static final Pattern TEXT = Pattern.compile("[rub]{0,2}(?:'([^']*)'|\"([^\"]*)\")");
  private static final Pattern LINE =
      Pattern.compile("^([A-Za-z_]\\w{0,60})[ \\t]*=[ \\t]*([^#\\r\\n]*)", Pattern.MULTILINE);

  /** Checks the ranges. */
  public PhyParameters {
    dataFiles = List.copyOf(dataFiles);
    if (numChannels < 1 || offset < 0) {
      throw new WrongArgumentException(
          "n_channels_dat must be positive and offset not negative, got "
              + numChannels
              + " and "
              + offset);
    }
    if (!(samplingFrequencyHz > 0) || Double.isInfinite(samplingFrequencyHz)) {
      throw new WrongArgumentException(
          "sample_rate must be positive, got " + samplingFrequencyHz + " Hz");
    }
  }

  /**
   * Reads the file without running it.
   *
   * @param file an existing file
   * @return what it says
   * @throws DamagedFileException if a line is missing or is no literal of the expected kind
   */
  public static PhyParameters read(Path file) {
    String text = StandardCharsets.UTF_8.decode(FileBytes.head(file, GREATEST_SIZE)).toString();
    Map<String, String> values = new HashMap<>();
    LINE.matcher(text).results().forEach(line -> values.put(line.group(1), line.group(2).strip()));
    String name = file.getFileName().toString();
    try {
      return new PhyParameters(
          texts(values.getOrDefault("dat_path", "")),
          (int) number(name, values, "n_channels_dat"),
          texts(values.getOrDefault("dtype", "'int16'")).stream().findFirst().orElse("int16"),
          values.containsKey("offset") ? (long) number(name, values, "offset") : 0,
          number(name, values, "sample_rate"),
          values.getOrDefault("hp_filtered", "False").equals("True"));
    } catch (WrongArgumentException e) {
      throw damaged(name, e.getMessage());
    }
  }

  /**
   * The file's content.
   *
   * @return lines that Python understands
   */
  public String text() {
    String files =
        dataFiles.stream().map(PhyParameters::quoted).collect(Collectors.joining(", ", "[", "]"));
    return String.format(
        Locale.ROOT,
        "dat_path = %s%nn_channels_dat = %d%ndtype = %s%noffset = %d%nsample_rate = %s%n"
            + "hp_filtered = %s%n",
        files,
        numChannels,
        quoted(dataType),
        offset,
        samplingFrequencyHz,
        filtered ? "True" : "False");
  }

  private static List<String> texts(String literal) {
    return TEXT.matcher(literal).results().map(PhyParameters::content).toList();
  }

  private static String content(java.util.regex.MatchResult text) {
    return text.group(1) == null ? text.group(2) : text.group(1);
  }

  private static double number(String file, Map<String, String> values, String key) {
    String value = values.get(key);
    Matcher number = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?").matcher("" + value);
    if (!number.matches()) {
      throw damaged(file, key + " should be a number");
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw damaged(file, key + " should be a number");
    }
  }

  /** No text of ours has quotes or line breaks, and a file's name that has some is left out. */
  private static String quoted(String text) {
    return "'" + text.replaceAll("['\\\\\\p{Cntrl}]", "_") + "'";
  }

  private static DamagedFileException damaged(String file, String problem) {
    return new DamagedFileException(file, DamagedFileException.UNKNOWN_OFFSET, problem);
  }
}
