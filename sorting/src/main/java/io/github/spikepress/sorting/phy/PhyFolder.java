// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.phy;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.recording.ElectrodePosition;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads a folder of Kilosort or Phy. Not read are principal components, template features and
 * whitening matrices. Where {@code spike_clusters.npy} is missing nobody has changed the sorter's
 * result, so that templates are clusters.
 */
public final class PhyFolder {

  private static final int GREATEST_TABLE = 1 << 24;

  private PhyFolder() {}

  /**
   * Whether a folder holds sorted spikes.
   *
   * @param folder any path
   * @return true if it has times and templates of spikes
   */
  public static boolean isPhyFolder(Path folder) {
    return Files.isRegularFile(folder.resolve("spike_times.npy"))
        && Files.isRegularFile(folder.resolve("templates.npy"));
  }

  /**
   * Reads the folder.
   *
   * @param folder an existing folder
   * @return its spikes, in the files' order
   * @throws WrongArgumentException if it has no sorted spikes
   * @throws DamagedFileException if its files do not belong together
   */
  public static PhySorting read(Path folder) {
    if (!isPhyFolder(folder)) {
      throw new WrongArgumentException(
          folder.getFileName() + " has no spike_times.npy and templates.npy; give Phy's folder");
    }
    try {
      return sorting(folder);
    } catch (WrongArgumentException e) {
      throw new DamagedFileException(
          folder.getFileName().toString(), DamagedFileException.UNKNOWN_OFFSET, e.getMessage(), e);
    }
  }

  private static PhySorting sorting(Path folder) {
    NumericArray times = vector(folder, "spike_times.npy");
    Waveforms templates = templates(folder);
    int[] ofSpike = vector(folder, "spike_templates.npy").toInts();
    Path clusters = folder.resolve("spike_clusters.npy");
    Path parameters = folder.resolve(PhyParameters.FILE);
    return new PhySorting(
        Optional.of(parameters).filter(Files::isRegularFile).map(PhyParameters::read),
        times.toLongs(),
        Files.isRegularFile(clusters) ? vector(folder, "spike_clusters.npy").toInts() : ofSpike,
        ofSpike,
        vector(folder, "amplitudes.npy").toDoubles(),
        templates,
        vector(folder, "channel_map.npy").toInts(),
        positions(folder),
        groups(folder));
  }

  private static NumericArray vector(Path folder, String name) {
    NumericArray array = NpyFile.read(folder.resolve(name));
    if (!array.isVector()) {
      throw new WrongArgumentException(
          name + " has the shape " + array.shapeText() + "; expected one column");
    }
    return array;
  }

  /** The file has {@code [template][sample][channel]}. */
  private static Waveforms templates(Path folder) {
    NumericArray array = NpyFile.read(folder.resolve("templates.npy"));
    if (array.numDimensions() != 3) {
      throw new WrongArgumentException(
          "templates.npy has the shape "
              + array.shapeText()
              + "; expected [template][sample][channel]");
    }
    int numTemplates = array.length(0);
    int numSamples = array.length(1);
    int numChannels = array.length(2);
    float[] values = new float[array.size()];
    for (int t = 0; t < numTemplates; t++) {
      for (int c = 0; c < numChannels; c++) {
        for (int s = 0; s < numSamples; s++) {
          values[(t * numChannels + c) * numSamples + s] = (float) array.get(t, s, c);
        }
      }
    }
    return new Waveforms(numTemplates, numChannels, numSamples, values);
  }

  private static List<ElectrodePosition> positions(Path folder) {
    NumericArray array = NpyFile.read(folder.resolve("channel_positions.npy"));
    if (array.numDimensions() != 2 || array.length(1) != 2) {
      throw new WrongArgumentException(
          "channel_positions.npy has the shape " + array.shapeText() + "; expected [channel][2]");
    }
    return IntStream.range(0, array.length(0))
        .mapToObj(c -> new ElectrodePosition(array.get(c, 0), array.get(c, 1)))
        .toList();
  }

  /** Lines of a cluster and its group, below a line of names. */
  private static Map<Integer, String> groups(Path folder) {
    Path table = folder.resolve("cluster_group.tsv");
    Map<Integer, String> groups = new HashMap<>();
    if (Files.isRegularFile(table)) {
      String text = StandardCharsets.UTF_8.decode(FileBytes.head(table, GREATEST_TABLE)).toString();
      text.lines()
          .skip(1)
          .map(line -> line.split("\t"))
          .filter(fields -> fields.length == 2 && isCluster(fields[0]))
          .forEach(fields -> groups.put(Integer.parseInt(fields[0]), fields[1].strip()));
    }
    return groups;
  }

  private static boolean isCluster(String text) {
    return text.length() < 10
        && !text.isEmpty()
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
