// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NpyHeader;
import io.github.spikepress.files.OpenMatrix;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Signals in NPY files, read in place: one dimension, or {@code [channel][sample]} or {@code
 * [sample][channel]}, the longer side being time. Arrays of two dimensions may as well hold cut
 * spikes, {@code [spike][sample]}: they are taken as a signal if the rows are longer than any spike
 * and fewer than their samples, or if a JSON sidecar lies beside the file as beside a flat one.
 */
public final class NpyRecordingFormat implements RecordingFormat {

  /** No spike has more samples. */
  private static final int GREATEST_SPIKE = 4096;

  /** Found by the service loader. */
  public NpyRecordingFormat() {}

  @Override
  public String name() {
    return "NPY [channel][sample], or [sample][channel] with a .json sidecar beside it";
  }

  @Override
  public boolean recognises(Path file) {
    if (!NpyFile.isNpyFile(file)) {
      return false;
    }
    int[] shape = NpyFile.header(file).shape();
    return switch (shape.length) {
      case 1 -> true;
      case 2 ->
          shape[1] > GREATEST_SPIKE && shape[0] < shape[1] || FlatSidecar.find(file).isPresent();
      default -> false;
    };
  }

  @Override
  public Recording open(Path file, SignalProperties properties) {
    NpyHeader header = NpyFile.header(file);
    FlatSidecar sidecar = FlatSidecar.find(file).map(FlatSidecar::read).orElse(FlatSidecar.NONE);
    SignalProperties signal = sidecar.properties().orElse(properties);
    double hz =
        signal
            .samplingFrequencyHz()
            .orElseThrow(
                () ->
                    new WrongArgumentException(
                        file.getFileName()
                            + " does not say its sampling frequency: give sampling_frequency in"
                            + " Hz"));
    int[] shape = header.shape();
    boolean timeFirst = shape.length == 1 || shape[0] > shape[1];
    String name = file.getFileName().toString();
    int numChannels = ChannelCount.require(name, shape.length == 1 ? 1 : shape[timeFirst ? 1 : 0]);
    RecordingHeader recording =
        new RecordingHeader(
            name,
            hz,
            Calibration.uniform(numChannels, signal.gainUv().orElse(Double.NaN), sidecar.offset()),
            RecordingMetadata.numbered(numChannels)
                .withSource(new SourceFile(file, FileBytes.size(file))));
    boolean turned = header.columnMajor() && shape.length == 2;
    Optional<GroundTruth> truth =
        sidecar.groundTruth().map(csv -> GroundTruthCsv.read(file.resolveSibling(csv)));
    return new FileRecording(
            recording,
            MatrixSamples.of(OpenMatrix.Rows.open(header.rows(file)), timeFirst != turned))
        .withGroundTruth(truth);
  }
}
