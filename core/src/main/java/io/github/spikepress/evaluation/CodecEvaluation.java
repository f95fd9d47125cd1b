// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.container.ModelSource;
import io.github.spikepress.container.SpkzWriter;
import io.github.spikepress.container.WriteReport;
import io.github.spikepress.container.WriteSettings;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains a codec on one part of the spikes and measures it on the other, which the training never
 * sees. All sizes are those of a file that was written, read back and decoded.
 *
 * @param family the codec
 * @param request the settings of its training
 * @param seed the seed of its training
 * @param embedModel whether the model counts in the size of the file
 */
public record CodecEvaluation(
    CodecFamily family, TrainingRequest request, long seed, boolean embedModel) {

  private static final double NANOSECONDS = 1e9;

  /**
   * Trains and measures.
   *
   * @param spikes the data set
   * @param settings how it is divided
   * @param monitor follows the training and may stop it, which keeps the best model so far
   * @return the figures of the test part
   * @throws WrongArgumentException if there are too few spikes
   */
  public CodecFigures run(Spikes spikes, SplitSettings settings, TrainingMonitor monitor) {
    Split split = Split.of(spikes.waveforms().numSpikes(), settings);
    Waveforms training = spikes.waveforms().select(split.training());
    long started = System.nanoTime();
    SpikeCodec codec = family.train(training, request, seed, monitor);
    double trainingSeconds = secondsSince(started);
    Spikes test = Split.select(spikes, split.test());
    return new CodecFigures(
        spikes.metadata().sourceName(),
        WaveformDigest.sha256Hex(spikes.waveforms()),
        settings,
        codec.model().card(),
        written(codec, test),
        codec.cost(),
        times(codec, test.waveforms(), trainingSeconds));
  }

  private static CodingTimes times(SpikeCodec codec, Waveforms test, double trainingSeconds) {
    long encoding = System.nanoTime();
    EncodedSpikes encoded = codec.encode(test);
    double encodingSeconds = secondsSince(encoding);
    long decoding = System.nanoTime();
    codec.decode(encoded.numSpikes(), encoded.payload());
    return new CodingTimes(trainingSeconds, encodingSeconds, secondsSince(decoding));
  }

  private WriteReport written(SpikeCodec codec, Spikes test) {
    WriteSettings settings = new WriteSettings(embedModel, true, new FamilySource(family));
    try {
      Path folder = Files.createTempDirectory("spikepress-evaluation");
      Path file = folder.resolve("test.spkz");
      try {
        return SpkzWriter.write(
            file, codec, test.metadata(), settings, sink -> sink.accept(test), Progress.SILENT);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new WrongArgumentException("cannot use a temporary folder: " + e.getMessage(), e);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOSECONDS;
  }

  /** Loads embedded models with the very family that is measured. */
  private record FamilySource(CodecFamily family) implements ModelSource {

    @Override
    public Optional<CodecModel> find(String sha256) {
      return Optional.empty();
    }

    @Override
    public SpikeCodec load(CodecModel model) {
      return family.load(model);
    }
  }
}
