// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.StoredArray;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Flat binary files: interleaved little-endian integers of 16 bits (or what the sidecar says). They
 * have no mark of their own, so they are known by a sidecar or by their ending, and are asked last.
 */
public final class FlatRecordingFormat implements RecordingFormat {

  private static final Set<String> ENDINGS = Set.of("bin", "raw", "dat");

  /** Found by the service loader. */
  public FlatRecordingFormat() {}

  @Override
  public String name() {
    return "flat int16 binary (.bin, .raw, .dat; a .json sidecar beside it)";
  }

  @Override
  public boolean recognises(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  @Override
  public Recording open(Path file, SignalProperties properties) {
    FlatSidecar sidecar = FlatSidecar.find(file).map(FlatSidecar::read).orElse(FlatSidecar.NONE);
    SignalProperties signal = sidecar.properties().orElse(properties);
    if (signal.samplingFrequencyHz().isEmpty()) {
      throw new WrongArgumentException(
          file.getFileName()
              + " has no header: give sampling_frequency in Hz, or put a file with the ending .json"
              + " beside it that says sampling_frequency and num_channels");
    }
    Optional<GroundTruth> truth =
        sidecar.groundTruth().map(csv -> GroundTruthCsv.read(file.resolveSibling(csv)));
    String name = file.getFileName().toString();
    int numChannels = ChannelCount.require(name, signal.numChannels().orElse(1));
    StoredArray frames =
        InterleavedSamples.toTheEnd(
            new StoredArray(file, 0, sidecar.type(), ByteOrder.LITTLE_ENDIAN, 0, numChannels));
    RecordingHeader header =
        new RecordingHeader(
            name,
            signal.samplingFrequencyHz().getAsDouble(),
            Calibration.uniform(numChannels, signal.gainUv().orElse(Double.NaN), sidecar.offset()),
            RecordingMetadata.numbered(numChannels).withSource(new SourceFile(file, frames.end())));
    return new FileRecording(header, new InterleavedSamples(frames)).withGroundTruth(truth);
  }
}
