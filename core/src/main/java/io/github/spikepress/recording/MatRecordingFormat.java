// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.MatFile;
import io.github.spikepress.files.NumericArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Signals in MAT files: a variable {@code data} (or another of the usual names) of [channel] x
 * [sample] or the other way round, the longer side being time; its sampling interval beside it;
 * true spikes in {@code spike_times} and {@code spike_class} as the Wave_Clus simulator writes them
 * (Quian Quiroga et al., Neural Computation 16:1661-1687, 2004), or in {@code true_spike_times}.
 */
public final class MatRecordingFormat implements RecordingFormat {

  private static final List<String> SIGNALS =
      List.of("data", "voltage", "signal", "recording", "raw");
  private static final int SHORTEST = 256;
  private static final int GREATEST_CHANNELS = 1024;

  /** Found by the service loader. */
  public MatRecordingFormat() {}

  @Override
  public String name() {
    return "MAT (variable data, voltage, signal, recording or raw)";
  }

  @Override
  public boolean recognises(Path file) {
    return MatFile.isMatFile(file) && signal(MatFile.open(file)).isPresent();
  }

  @Override
  public Recording open(Path file, SignalProperties properties) {
    MatFile mat = MatFile.open(file);
    NumericArray signal =
        signal(mat)
            .orElseThrow(
                () ->
                    new WrongArgumentException(
                        file.getFileName()
                            + " has none of the signal variables "
                            + SIGNALS
                            + "; it has "
                            + mat.names()));
    return new MemoryRecording(
        file.getFileName().toString(),
        channels(signal),
        MatSamplingFrequency.require(mat, file, properties),
        units(properties),
        MatGroundTruth.find(mat));
  }

  private static Optional<NumericArray> signal(MatFile mat) {
    return SIGNALS.stream()
        .filter(mat::has)
        .map(mat::find)
        .flatMap(Optional::stream)
        .filter(MatRecordingFormat::isSignal)
        .findFirst();
  }

  private static boolean isSignal(NumericArray array) {
    if (array.numDimensions() != 2) {
      return false;
    }
    int shorter = Math.min(array.length(0), array.length(1));
    int longer = Math.max(array.length(0), array.length(1));
    return shorter >= 1 && shorter <= GREATEST_CHANNELS && longer >= SHORTEST && longer > shorter;
  }

  private static float[][] channels(NumericArray signal) {
    boolean timeInRows = signal.length(0) > signal.length(1);
    int numChannels = signal.length(timeInRows ? 1 : 0);
    int numSamples = signal.length(timeInRows ? 0 : 1);
    float[][] channels = new float[numChannels][numSamples];
    for (int c = 0; c < numChannels; c++) {
      for (int i = 0; i < numSamples; i++) {
        channels[c][i] = (float) (timeInRows ? signal.get(i, c) : signal.get(c, i));
      }
    }
    return channels;
  }

  private static SignalUnits units(SignalProperties properties) {
    return properties.gainUv().isPresent()
        ? new SignalUnits("unknown", properties.gainUv().getAsDouble())
        : SignalUnits.UNKNOWN;
  }
}
