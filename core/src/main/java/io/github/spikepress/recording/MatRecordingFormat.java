// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.MatFile;
import io.github.spikepress.files.MatMatrix;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Signals in MAT files, of which a range at a time is read (compressed ones of version 5 are first
 * expanded into a temporary file): a variable {@code data} (or another of the usual names) of
 * [channel] x [sample] or the other way round, the longer side being time; its sampling interval
 * beside it; true spikes in {@code spike_times} and {@code spike_class} as the Wave_Clus simulator
 * writes them (Quian Quiroga et al., Neural Computation 16:1661-1687, 2004), or in {@code
 * true_spike_times}.
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
    MatMatrix signal =
        signal(mat)
            .orElseThrow(
                () ->
                    new WrongArgumentException(
                        file.getFileName()
                            + " has none of the signal variables "
                            + SIGNALS
                            + "; it has "
                            + mat.names()));
    int numChannels = Math.min(signal.numRows(), signal.numColumns());
    RecordingHeader header =
        new RecordingHeader(
            file.getFileName().toString(),
            MatSamplingFrequency.require(mat, file, properties),
            Calibration.uniform(numChannels, properties.gainUv().orElse(Double.NaN)),
            RecordingMetadata.numbered(numChannels)
                .withSource(new SourceFile(file, FileBytes.size(file))));
    Optional<GroundTruth> truth = MatGroundTruth.find(mat);
    // MATLAB's columns lie one after the other: they are the samples if rows are channels
    boolean samplesInOrder = signal.numRows() < signal.numColumns();
    return new FileRecording(header, MatrixSamples.of(signal.opening().get(), samplesInOrder))
        .withGroundTruth(truth);
  }

  private static Optional<MatMatrix> signal(MatFile mat) {
    return SIGNALS.stream()
        .filter(mat::has)
        .map(mat::matrix)
        .flatMap(Optional::stream)
        .filter(MatRecordingFormat::isSignal)
        .findFirst();
  }

  private static boolean isSignal(MatMatrix matrix) {
    int shorter = Math.min(matrix.numRows(), matrix.numColumns());
    int longer = Math.max(matrix.numRows(), matrix.numColumns());
    return shorter >= 1 && shorter <= GREATEST_CHANNELS && longer >= SHORTEST && longer > shorter;
  }
}
