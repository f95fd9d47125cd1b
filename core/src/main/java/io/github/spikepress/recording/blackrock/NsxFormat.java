// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.blackrock;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Blackrock {@code .ns1} to {@code .ns6} without pauses. Version 2.1 does not say its gain. All
 * channels of the file are read, analog inputs too.
 */
public final class NsxFormat implements RecordingFormat {

  /** Found by the service loader. */
  public NsxFormat() {}

  @Override
  public String name() {
    return "Blackrock NSx (.ns1 to .ns6)";
  }

  @Override
  public boolean recognises(Path file) {
    return Arrays.stream(NsxVersion.values())
        .anyMatch(version -> HeaderBytes.startsWith(file, version.mark()));
  }

  @Override
  public Recording open(Path file, SignalProperties properties) {
    NsxHeader header = NsxHeader.read(file, properties);
    NsxSamples samples = new NsxSamples(file, header);
    double[] gains = header.channels().stream().mapToDouble(NsxChannel::gainUv).toArray();
    double[] zeros = header.channels().stream().mapToDouble(NsxChannel::zero).toArray();
    List<String> names = header.channels().stream().map(NsxChannel::name).toList();
    SourceFile source = new SourceFile(file, samples.end());
    return new FileRecording(
        new RecordingHeader(
            file.getFileName().toString(),
            header.samplingFrequencyHz(),
            new Calibration(gains, zeros),
            new RecordingMetadata(names, List.of(), Optional.of(source))),
        samples);
  }
}
