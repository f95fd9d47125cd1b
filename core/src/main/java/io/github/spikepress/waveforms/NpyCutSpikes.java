// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SignalUnits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Spikes in NPY files: {@code [spike][sample]} or {@code [spike][channel][sample]}. Beside {@code
 * name.npy} may lie {@code name.labels.npy} (or {@code labels.npy} with as many entries), {@code
 * name.times.npy} (sample indexes) and {@code name.channels.npy}, as decompression writes them.
 */
public final class NpyCutSpikes implements CutSpikeFormat {

  /** Found by the service loader. */
  public NpyCutSpikes() {}

  @Override
  public String name() {
    return "NPY [spike][sample] or [spike][channel][sample]";
  }

  @Override
  public boolean recognises(Path file) {
    return NpyFile.isNpyFile(file);
  }

  @Override
  public Spikes read(Path file, SignalProperties properties) {
    NumericArray array = NpyFile.read(file);
    Waveforms waveforms = CutSpikes.waveforms(file, array);
    int numSpikes = waveforms.numSpikes();
    return new Spikes(
        waveforms,
        beside(file, "times").map(times -> events(file, times, numSpikes)),
        labels(file, numSpikes),
        CutSpikes.metadata(
            file, properties.samplingFrequencyHz(), SignalUnits.UNKNOWN, properties));
  }

  private static SpikeEvents events(Path file, NumericArray times, int numSpikes) {
    requireCount(file, "times", times, numSpikes);
    Optional<NumericArray> channels = beside(file, "channels");
    channels.ifPresent(array -> requireCount(file, "channels", array, numSpikes));
    return new SpikeEvents(
        times.toLongs(), channels.map(NumericArray::toInts).orElseGet(() -> new int[numSpikes]));
  }

  private static Optional<int[]> labels(Path file, int numSpikes) {
    Optional<NumericArray> own = beside(file, "labels");
    own.ifPresent(array -> requireCount(file, "labels", array, numSpikes));
    return own.or(
            () -> existing(file.resolveSibling("labels.npy")).filter(a -> a.size() == numSpikes))
        .map(NumericArray::toInts);
  }

  private static void requireCount(Path file, String what, NumericArray array, int numSpikes) {
    if (array.size() != numSpikes) {
      throw new WrongArgumentException(
          file.getFileName()
              + " has "
              + numSpikes
              + " spikes, but the file of its "
              + what
              + " has "
              + array.size()
              + " entries");
    }
  }

  private static Optional<NumericArray> beside(Path file, String what) {
    String name = file.getFileName().toString();
    String stem = name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
    return existing(file.resolveSibling(stem + "." + what + ".npy"));
  }

  private static Optional<NumericArray> existing(Path file) {
    return Stream.of(file).filter(Files::isRegularFile).map(NpyFile::read).findFirst();
  }
}
