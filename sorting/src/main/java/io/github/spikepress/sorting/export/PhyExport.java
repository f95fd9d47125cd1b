// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.export;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.sorting.phy.PhyParameters;
import io.github.spikepress.sorting.phy.PhySorting;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes a folder that Phy opens with {@code phy template-gui params.py}. Spikes were not whitened,
 * so both whitening matrices are the identity.
 */
public final class PhyExport {

  private PhyExport() {}

  /**
   * Writes the folder whole or not at all.
   *
   * @param folder its final name; must not exist or be empty, its parent must exist
   * @param sorting the spikes, ascending in time; with parameters
   * @throws WrongArgumentException if the folder has something in it or cannot be written
   */
  public static void write(Path folder, PhySorting sorting) {
    Path target = folder.toAbsolutePath();
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      requireFree(target);
      Files.createDirectory(temporary);
      fill(temporary, sorting);
      Files.deleteIfExists(target);
      Files.move(temporary, target);
    } catch (IOException e) {
      throw new WrongArgumentException(
          "cannot write " + folder + ": " + e.getMessage() + "; nothing was left behind", e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /**
   * Checks that a folder can be written.
   *
   * @param folder its final name
   * @throws WrongArgumentException if it has something in it, is a file, or its parent is missing
   */
  public static void requireFree(Path folder) {
    Path target = folder.toAbsolutePath();
    if (!Files.isDirectory(target.getParent())) {
      throw new WrongArgumentException(
          "cannot write " + target + ": folder " + target.getParent() + " does not exist");
    }
    if (Files.isDirectory(target)) {
      try (var files = Files.list(target)) {
        if (files.findAny().isPresent()) {
          throw new WrongArgumentException(
              "cannot write " + target + ": the folder has something in it; name a new one");
        }
      } catch (IOException e) {
        throw new WrongArgumentException("cannot write " + target + ": " + e.getMessage(), e);
      }
    } else if (Files.exists(target)) {
      throw new WrongArgumentException("cannot write " + target + ": it is a file");
    }
  }

  private static void fill(Path folder, PhySorting sorting) {
    PhyParameters parameters =
        sorting
            .parameters()
            .orElseThrow(() -> new WrongArgumentException("Phy needs a sampling frequency"));
    int numSpikes = sorting.numSpikes();
    int numChannels = sorting.templates().numChannels();
    int numTemplates = sorting.templates().numSpikes();
    write(folder, PhyParameters.FILE, parameters.text());
    write(folder, "spike_times", NumericArray.of(sorting.samples(), numSpikes));
    write(folder, "spike_clusters", NumericArray.of(sorting.clusters(), numSpikes));
    write(folder, "spike_templates", NumericArray.of(sorting.templateOfSpike(), numSpikes));
    write(folder, "amplitudes", NumericArray.of(sorting.amplitudes(), numSpikes));
    write(folder, "templates", templates(sorting.templates()));
    write(
        folder,
        "similar_templates",
        NumericArray.of(similarities(sorting.templates()), numTemplates, numTemplates));
    write(folder, "channel_map", NumericArray.of(sorting.channelMap(), numChannels));
    double[] positions =
        sorting.positions().stream()
            .flatMapToDouble(p -> java.util.stream.DoubleStream.of(p.xUm(), p.yUm()))
            .toArray();
    write(folder, "channel_positions", NumericArray.of(positions, numChannels, 2));
    NumericArray identity = identity(numChannels);
    write(folder, "whitening_mat", identity);
    write(folder, "whitening_mat_inv", identity);
    write(folder, "cluster_group.tsv", groups(sorting));
  }

  private static NumericArray templates(Waveforms templates) {
    int numSamples = templates.numSamples();
    int numChannels = templates.numChannels();
    float[] values = new float[templates.values().length];
    int at = 0;
    for (int t = 0; t < templates.numSpikes(); t++) {
      for (int s = 0; s < numSamples; s++) {
        for (int c = 0; c < numChannels; c++) {
          values[at++] = templates.get(t, c, s);
        }
      }
    }
    return NumericArray.of(values, templates.numSpikes(), numSamples, numChannels);
  }

  /** Cosine of the angle between each two templates; 0 for one that is flat. */
  private static float[] similarities(Waveforms templates) {
    int count = templates.numSpikes();
    int size = templates.valuesPerSpike();
    float[] similarities = new float[count * count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        double product = product(templates, a, b, size);
        double lengths = Math.sqrt(product(templates, a, a, size) * product(templates, b, b, size));
        float cosine = lengths == 0 ? 0 : (float) (product / lengths);
        similarities[a * count + b] = cosine;
        similarities[b * count + a] = cosine;
      }
    }
    return similarities;
  }

  private static double product(Waveforms templates, int a, int b, int size) {
    float[] values = templates.values();
    double product = 0;
    for (int i = 0; i < size; i++) {
      product += (double) values[a * size + i] * values[b * size + i];
    }
    return product;
  }

  private static NumericArray identity(int size) {
    double[] values = new double[size * size];
    for (int i = 0; i < size; i++) {
      values[i * size + i] = 1;
    }
    return NumericArray.of(values, size, size);
  }

  private static String groups(PhySorting sorting) {
    StringBuilder text = new StringBuilder("cluster_id\tgroup\n");
    new TreeMap<>(sorting.groups())
        .forEach((cluster, group) -> text.append(cluster).append('\t').append(group).append('\n'));
    return text.toString();
  }

  private static void write(Path folder, String name, NumericArray array) {
    NpyFile.write(folder.resolve(name + ".npy"), array);
  }

  private static void write(Path folder, String name, String text) {
    AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private static void deleteQuietly(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
