// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Open Ephys binary of one stream with a synchronisation word. */
final class OpenEphysExample implements RecordingExample {

  private static final String FOLDER = "Probe-100.AP";

  @Override
  public Path write(Path folder, int[][] steps) throws IOException {
    Path file = structure(folder, steps.length, FOLDER + "/", Integer.toString(steps.length + 1));
    Path stream = Files.createDirectories(folder.resolve("continuous").resolve(FOLDER));
    Files.write(stream.resolve("continuous.dat"), Bytes.interleaved(steps, 1));
    long[] numbers = LongStream.range(0, steps[0].length).toArray();
    NpyFile.write(stream.resolve("sample_numbers.npy"), NumericArray.of(numbers, numbers.length));
    return file;
  }

  private static Path structure(Path folder, int numChannels, String name, String count)
      throws IOException {
    String channels =
        IntStream.range(0, numChannels)
            .mapToObj(i -> channel("AP" + (i + 1), "0.25", "uV"))
            .collect(Collectors.joining(","));
    return Files.writeString(
        folder.resolve("structure.oebin"),
        "{\"GUI version\": \"0.6.0\", \"continuous\": [{\"folder_name\": \""
            + name
            + "\", \"sample_rate\": 25000.0, \"num_channels\": "
            + count
            + ", \"channels\": ["
            + channels
            + ","
            + channel("AP_SYNC", "1.0", "")
            + "]}]}");
  }

  private static String channel(String name, String step, String units) {
    return "{\"channel_name\": \"%s\", \"bit_volts\": %s, \"units\": \"%s\"}"
        .formatted(name, step, units);
  }

  @Override
  public Path data(Path opened) {
    return opened.resolveSibling("continuous").resolve(FOLDER).resolve("continuous.dat");
  }

  @Override
  public List<String> channelNames(int numChannels) {
    return IntStream.range(0, numChannels).mapToObj(i -> "AP" + (i + 1)).toList();
  }

  @Override
  public Map<String, Path> hostile(Path folder) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String name : List.of("../../outside", "..", "/tmp", "a\\\\..\\\\b")) {
      Path own = Files.createDirectory(folder.resolve("h" + files.size()));
      files.put("folder " + name, structure(own, 2, name, "3"));
    }
    for (String count : List.of("2147483647", "-1", "1e400", "\"3\"")) {
      Path own = Files.createDirectory(folder.resolve("h" + files.size()));
      write(own, new int[2][1920]);
      files.put(count + " channels", structure(own, 2, FOLDER, count));
    }
    return files;
  }
}
