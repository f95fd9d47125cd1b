// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.spikeglx;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.NumberType;
import io.github.spikepress.files.StoredArray;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.FileRecording;
import io.github.spikepress.recording.InterleavedSamples;
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

/**
 * SpikeGLX, of imec probes and of NI devices. Opened by its {@code .bin} or its {@code .meta}. The
 * words of the synchronisation channel and of digital lines are no signal: they are the recording's
 * {@linkplain Recording#auxiliary() auxiliary} channels.
 */
public final class SpikeGlxFormat implements RecordingFormat {

  /** Found by the service loader. */
  public SpikeGlxFormat() {}

  @Override
  public String name() {
    return "SpikeGLX (.bin with its .meta)";
  }

  @Override
  public boolean recognises(Path file) {
    return meta(file).filter(SpikeGlxMeta::isMeta).isPresent();
  }

  @Override
  public Recording open(Path file, SignalProperties properties) {
    SpikeGlxMeta meta = SpikeGlxMeta.read(meta(file).orElseThrow());
    Path binary = binary(file);
    if (!Files.isRegularFile(binary)) {
      throw new WrongArgumentException(
          meta.name() + " belongs to " + binary.getFileName() + ", which is not beside it");
    }
    requireStatedSize(binary, meta);
    SavedChannels saved = SavedChannels.of(meta);
    StoredArray frames =
        InterleavedSamples.toTheEnd(
            new StoredArray(
                binary, 0, NumberType.I16, ByteOrder.LITTLE_ENDIAN, 0, saved.channels().size()));
    return meta.make(() -> recording(binary, meta, saved, frames));
  }

  private static Recording recording(
      Path binary, SpikeGlxMeta meta, SavedChannels saved, StoredArray frames) {
    List<SavedChannel> words = saved.digital();
    List<SavedChannel> analog = saved.analog();
    double hz = meta.number(meta.isImec() ? "imSampRate" : "niSampRate");
    SourceFile source = new SourceFile(binary, frames.end());
    if (analog.isEmpty()) {
      throw new WrongArgumentException(
          meta.name() + " has saved no analog channel, only digital words");
    }
    RecordingHeader header =
        new RecordingHeader(
            binary.getFileName().toString(),
            hz,
            Gains.of(meta).calibration(analog),
            new RecordingMetadata(
                SavedChannels.names(analog),
                ProbeLayout.positions(meta, saved),
                Optional.of(source)));
    return new FileRecording(header, new InterleavedSamples(frames, SavedChannels.places(analog)))
        .withAuxiliary(
            words.isEmpty() ? Optional.empty() : Optional.of(words(words, hz, source, frames)));
  }

  private static Recording words(
      List<SavedChannel> words, double hz, SourceFile source, StoredArray frames) {
    RecordingHeader header =
        new RecordingHeader(
            source.file().getFileName().toString(),
            hz,
            Calibration.uniform(words.size(), Double.NaN),
            new RecordingMetadata(SavedChannels.names(words), List.of(), Optional.of(source)));
    return new FileRecording(header, new InterleavedSamples(frames, SavedChannels.places(words)));
  }

  private static void requireStatedSize(Path binary, SpikeGlxMeta meta) {
    long stated = meta.integer("fileSizeBytes");
    long size = FileBytes.size(binary);
    if (size != stated) {
      throw new DamagedFileException(
          binary.getFileName().toString(),
          Math.min(size, stated),
          "the file has "
              + size
              + " bytes, but "
              + meta.name()
              + " says fileSizeBytes="
              + stated
              + "; it was cut short or belongs to another meta file, copy both again");
    }
  }

  private static Optional<Path> meta(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(".meta")) {
      return Optional.of(file);
    }
    return Optional.of(name)
        .filter(n -> n.endsWith(".bin"))
        .map(n -> file.resolveSibling(withEnding(n, ".meta")))
        .filter(Files::isRegularFile);
  }

  private static Path binary(Path file) {
    return file.resolveSibling(withEnding(file.getFileName().toString(), ".bin"));
  }

  private static String withEnding(String name, String ending) {
    return name.substring(0, name.lastIndexOf('.')) + ending;
  }
}
