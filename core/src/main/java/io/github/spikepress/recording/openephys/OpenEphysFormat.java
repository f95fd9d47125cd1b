// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.openephys;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumberType;
import io.github.spikepress.files.StoredArray;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.ElectrodePosition;
import io.github.spikepress.recording.FileRecording;
import io.github.spikepress.recording.InterleavedSamples;
import io.github.spikepress.recording.NamedStream;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.RecordingFormat;
import io.github.spikepress.recording.RecordingHeader;
import io.github.spikepress.recording.RecordingMetadata;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SourceFile;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The binary format of the Open Ephys GUI. Opened by {@code structure.oebin}, with the folder of a
 * stream as its name where there are several, or by the {@code continuous.dat} of one of them.
 * Synchronisation words, and analog inputs in volts beside electrodes, are auxiliary channels.
 */
public final class OpenEphysFormat implements RecordingFormat {

  private static final String STRUCTURE = "structure.oebin";
  private static final String SAMPLES = "continuous.dat";

  /** Where each sample's number is kept: since version 0.6 of the GUI, and before. */
  private static final List<String> SAMPLE_NUMBERS =
      List.of("sample_numbers.npy", "timestamps.npy");

  /** Found by the service loader. */
  public OpenEphysFormat() {}

  @Override
  public String name() {
    return "Open Ephys binary (structure.oebin or continuous.dat)";
  }

  @Override
  public boolean recognises(Path file) {
    return structure(file).filter(StreamList::isStructure).isPresent();
  }

  @Override
  public Recording open(Path file, SignalProperties properties) {
    Path structure = structure(file).orElseThrow();
    List<RecordedStream> streams = StreamList.read(structure);
    Path data = file.equals(structure) ? data(structure, streams, properties.stream()) : file;
    String folder = data.toAbsolutePath().getParent().getFileName().toString();
    RecordedStream stream =
        streams.stream()
            .filter(candidate -> candidate.folder().equals(folder))
            .findFirst()
            .orElseThrow(
                () ->
                    new WrongArgumentException(
                        STRUCTURE + " does not know the stream of folder '" + folder + "'"));
    StoredArray frames =
        InterleavedSamples.toTheEnd(
            new StoredArray(
                data, 0, NumberType.I16, ByteOrder.LITTLE_ENDIAN, 0, stream.channels().size()));
    requireSampleNumbers(data, frames.numRows());
    List<RecordedChannel> other = stream.auxiliary();
    Recording auxiliary = other.isEmpty() ? null : recording(stream, frames, other, List.of());
    List<RecordedChannel> electrodes = stream.electrodes();
    List<ElectrodePosition> positions = ProbeSettings.positions(structure, electrodes.size());
    return recording(stream, frames, electrodes, positions)
        .withAuxiliary(Optional.ofNullable(auxiliary));
  }

  private static FileRecording recording(
      RecordedStream stream,
      StoredArray frames,
      List<RecordedChannel> channels,
      List<ElectrodePosition> positions) {
    double[] gains = channels.stream().mapToDouble(RecordedChannel::gainUv).toArray();
    RecordingHeader header =
        new RecordingHeader(
            stream.folder(),
            stream.samplingFrequencyHz(),
            new Calibration(gains, new double[gains.length]),
            new RecordingMetadata(
                channels.stream().map(RecordedChannel::name).toList(),
                positions,
                Optional.of(new SourceFile(frames.file(), frames.end()))));
    int[] places = channels.stream().mapToInt(RecordedChannel::place).toArray();
    return new FileRecording(header, new InterleavedSamples(frames, places));
  }

  private static Path data(Path structure, List<RecordedStream> streams, Optional<String> name) {
    Path continuous = structure.resolveSibling("continuous");
    List<String> folders =
        streams.stream()
            .map(RecordedStream::folder)
            .filter(folder -> Files.isRegularFile(continuous.resolve(folder).resolve(SAMPLES)))
            .toList();
    return continuous.resolve(NamedStream.choose(STRUCTURE, folders, name)).resolve(SAMPLES);
  }

  private static void requireSampleNumbers(Path data, long numSamples) {
    Optional<Path> numbers =
        SAMPLE_NUMBERS.stream().map(data::resolveSibling).filter(Files::isRegularFile).findFirst();
    if (numbers.isPresent() && NpyFile.header(numbers.get()).count() != numSamples) {
      throw new DamagedFileException(
          SAMPLES,
          FileBytes.size(data),
          "the file has "
              + numSamples
              + " samples, but "
              + numbers.get().getFileName()
              + " beside it has "
              + NpyFile.header(numbers.get()).count()
              + "; it was cut short, copy it again");
    }
  }

  private static Optional<Path> structure(Path file) {
    if (file.getFileName().toString().endsWith(".oebin")) {
      return Optional.of(file);
    }
    if (!file.getFileName().toString().equals(SAMPLES)) {
      return Optional.empty();
    }
    return Stream.iterate(file.toAbsolutePath().getParent(), p -> p != null, Path::getParent)
        .skip(2)
        .limit(1)
        .map(folder -> folder.resolve(STRUCTURE))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
