// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.MatWriter;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes spikes for other programs, in the layouts that SpikePress reads as well. */
public final class SpikeFiles {

  private static final String NPY = ".npy";
  private static final int UNKNOWN = -1;

  private SpikeFiles() {}

  /**
   * Writes spikes in the format of the file's ending.
   *
   * <p>{@code .npy}: float32 {@code [spike][channel][sample]} in the recording's units, and beside
   * it {@code <name>.times.npy}, int64 sample index of each peak, and {@code <name>.channels.npy},
   * int32 channel of each peak; both −1 where the spikes came without times. Where known, {@code
   * <name>.labels.npy} has the int32 unit of each spike; where not, an older file of that name
   * goes.
   *
   * <p>{@code .mat} (version 5): {@code ec_spikes} single {@code [channel][sample][spike]}; where
   * known {@code ec_st} int64 sample index of each peak, {@code channels} int32, {@code label}
   * int32 unit of each spike and {@code sr} samples per second.
   *
   * @param file its name; the folder must exist
   * @param spikes what to write
   * @throws NotSupportedException if the ending is another one
   */
  public static void write(Path file, Spikes spikes) {
    String name = file.getFileName().toString();
    if (name.toLowerCase(Locale.ROOT).endsWith(NPY)) {
      String stem = name.substring(0, name.length() - NPY.length());
      writeNpy(file, stem, spikes);
    } else if (name.toLowerCase(Locale.ROOT).endsWith(".mat")) {
      MatWriter.write(file, variables(spikes));
    } else {
      throw new NotSupportedException("spikes can be written to .npy or .mat, not to " + name);
    }
  }

  /** The waveforms come last, so that nobody finds them without their times. */
  private static void writeNpy(Path file, String stem, Spikes spikes) {
    Waveforms w = spikes.waveforms();
    SpikeEvents events = spikes.events().orElseGet(() -> unknown(w.numSpikes()));
    Path times = file.resolveSibling(stem + ".times.npy");
    Path channels = file.resolveSibling(stem + ".channels.npy");
    Path labels = file.resolveSibling(stem + ".labels.npy");
    boolean whole = false;
    try {
      NpyFile.write(times, NumericArray.of(events.samples(), w.numSpikes()));
      NpyFile.write(channels, NumericArray.of(events.channels(), w.numSpikes()));
      if (spikes.labels().isPresent()) {
        NpyFile.write(labels, NumericArray.of(spikes.labels().get(), w.numSpikes()));
      } else {
        deleteStale(labels);
      }
      NpyFile.write(
          file, NumericArray.of(w.values(), w.numSpikes(), w.numChannels(), w.numSamples()));
      whole = true;
    } finally {
      if (!whole) {
        List.of(times, channels, labels).forEach(SpikeFiles::deleteStale);
      }
    }
  }

  /** Units of other spikes would be read as those of the new ones. */
  private static void deleteStale(Path labels) {
    try {
      Files.deleteIfExists(labels);
    } catch (IOException e) {
      throw new WrongArgumentException("cannot replace " + labels + ": " + e.getMessage(), e);
    }
  }

  private static SpikeEvents unknown(int numSpikes) {
    long[] samples = new long[numSpikes];
    int[] channels = new int[numSpikes];
    Arrays.fill(samples, UNKNOWN);
    Arrays.fill(channels, UNKNOWN);
    return new SpikeEvents(samples, channels);
  }

  private static Map<String, NumericArray> variables(Spikes spikes) {
    Waveforms w = spikes.waveforms();
    Map<String, NumericArray> variables = new LinkedHashMap<>();
    variables.put(
        "ec_spikes",
        NumericArray.of(spikesLast(w), w.numChannels(), w.numSamples(), w.numSpikes()));
    spikes
        .events()
        .ifPresent(
            events -> {
              variables.put("ec_st", NumericArray.of(events.samples(), w.numSpikes()));
              variables.put("channels", NumericArray.of(events.channels(), w.numSpikes()));
            });
    spikes.labels().ifPresent(l -> variables.put("label", NumericArray.of(l, w.numSpikes())));
    double hz = spikes.metadata().samplingFrequencyHz();
    if (!Double.isNaN(hz)) {
      variables.put("sr", NumericArray.of(new double[] {hz}, 1));
    }
    return variables;
  }

  private static float[] spikesLast(Waveforms w) {
    float[] values = new float[w.values().length];
    int size = w.valuesPerSpike();
    for (int spike = 0; spike < w.numSpikes(); spike++) {
      for (int i = 0; i < size; i++) {
        values[i * w.numSpikes() + spike] = w.values()[spike * size + i];
      }
    }
    return values;
  }
}
