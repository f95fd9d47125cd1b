// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.intan;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.HeaderBytes;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.FileRecording;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.RecordingFormat;
import io.github.spikepress.recording.RecordingHeader;
import io.github.spikepress.recording.RecordingMetadata;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Intan {@code .rhd} files with their data inside ("traditional format"), versions 1 to 3. Read are
 * the amplifier channels; auxiliary, supply, board and digital inputs are left out.
 */
public final class IntanFormat implements RecordingFormat {

  private static final String RHD = "\u0002\u0027\u0091\u00c6";
  private static final String RHS = "\u00ac\u0027\u0091\u00d6";

  /** Microvolts per step of the amplifiers, and the stored number that means 0. */
  private static final double GAIN_UV = 0.195;

  private static final double ZERO = 32_768;

  /** Found by the service loader. */
  public IntanFormat() {}

  @Override
  public String name() {
    return "Intan RHD2000 (.rhd)";
  }

  @Override
  public boolean recognises(Path file) {
    return HeaderBytes.startsWith(file, RHD) || HeaderBytes.startsWith(file, RHS);
  }

  @Override
  public Recording open(Path file, SignalProperties properties) {
    if (HeaderBytes.startsWith(file, RHS)) {
      throw new NotSupportedException(
          file.getFileName() + " is an RHS2000 file of a stimulator; only RHD2000 can be read");
    }
    IntanHeader header = IntanHeader.read(file);
    IntanSamples samples = new IntanSamples(file, header);
    List<String> names = header.amplifiers();
    return new FileRecording(
        new RecordingHeader(
            file.getFileName().toString(),
            header.samplingFrequencyHz(),
            Calibration.uniform(names.size(), GAIN_UV, ZERO),
            new RecordingMetadata(
                names, List.of(), Optional.of(new SourceFile(file, samples.end())))),
        samples);
  }
}
