// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.Decompression;
import io.github.spikepress.container.ModelSource;
import io.github.spikepress.container.SpkzWriter;
import io.github.spikepress.container.WriteReport;
import io.github.spikepress.container.WriteSettings;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of spikes that were written to a file and read back.
 *
 * @param report sizes of the file
 * @param restored the waveforms that were read
 */
public record WrittenSpikes(WriteReport report, Waveforms restored) {

  /**
   * Writes spikes to a temporary file and reads it.
   *
   * @param spikes the spikes
   * @param codec encodes them
   * @param family loads the codec's model again
   * @param embedModel whether the model counts in the size of the file
   * @return what was written and what came back
   * @throws WrongArgumentException if the spikes do not fit the codec, or no temporary file can be
   *     written
   */
  public static WrittenSpikes of(
      Spikes spikes, SpikeCodec codec, CodecFamily family, boolean embedModel) {
    ModelSource models = new OneModel(family, codec.model());
    WriteSettings settings = new WriteSettings(embedModel, false, models);
    try {
      Path folder = Files.createTempDirectory("spikepress-evaluation");
      Path file = folder.resolve("spikes.spkz");
      try {
        WriteReport report =
            SpkzWriter.write(
                file,
                codec,
                spikes.metadata(),
                settings,
                sink -> sink.accept(spikes),
                Progress.SILENT);
        return new WrittenSpikes(
            report, Decompression.read(file, models, Progress.SILENT).waveforms());
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new WrongArgumentException("cannot use a temporary folder: " + e.getMessage(), e);
    }
  }

  /** The model that was used, loaded by the very family that made it. */
  private record OneModel(CodecFamily family, CodecModel model) implements ModelSource {

    @Override
    public Optional<CodecModel> find(String sha256) {
      return Optional.of(model);
    }

    @Override
    public SpikeCodec load(CodecModel stored) {
      return family.load(stored);
    }
  }
}
