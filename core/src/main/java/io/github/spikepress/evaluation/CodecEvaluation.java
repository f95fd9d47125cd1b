// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
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
import java.util.concurrent.CancellationException;

/**
 * Trains a codec on one part of the spikes and measures it on the other, which the training never
 * sees. All sizes are those of a file that was written; all spikes are those that were read back
 * from it.
 *
 * @param plan the codec
 * @param embedModel whether the model counts in the size of the file
 */
record CodecEvaluation(CodecPlan plan, boolean embedModel) {

  private static final double NANOSECONDS = 1e9;

  /**
   * Trains and measures.
   *
   * @param data the parts
   * @param run what the figures will say of themselves
   * @param monitor follows the training
   * @return the figures of the test part
   * @throws CancellationException if the monitor cancelled
   */
  CodecFigures run(TrialData data, RunIdentity run, TrainingMonitor monitor) {
    long started = System.nanoTime();
    SpikeCodec codec =
        plan.family().train(data.training(), plan.request(), data.trial().seed(), monitor);
    double trainingSeconds = secondsSince(started);
    if (monitor.cancelled()) {
      throw new CancellationException("comparing codecs was cancelled");
    }
    Spikes test = data.test();
    Written written = written(codec, test);
    return new CodecFigures(
        run,
        codec.model().card(),
        written.report,
        RestoredQuality.of(data, written.restored),
        codec.cost(),
        times(codec, test.waveforms(), trainingSeconds),
        RunOrigin.now());
  }

  private static CodingTimes times(SpikeCodec codec, Waveforms test, double trainingSeconds) {
    long encoding = System.nanoTime();
    EncodedSpikes encoded = codec.encode(test);
    double encodingSeconds = secondsSince(encoding);
    long decoding = System.nanoTime();
    codec.decode(encoded.numSpikes(), encoded.payload());
    return new CodingTimes(trainingSeconds, encodingSeconds, secondsSince(decoding));
  }

  private record Written(WriteReport report, Waveforms restored) {}

  private Written written(SpikeCodec codec, Spikes test) {
    ModelSource models = new TrainedModel(plan.family(), codec.model());
    WriteSettings settings = new WriteSettings(embedModel, false, models);
    try {
      Path folder = Files.createTempDirectory("spikepress-evaluation");
      Path file = folder.resolve("test.spkz");
      try {
        WriteReport report =
            SpkzWriter.write(
                file, codec, test.metadata(), settings, sink -> sink.accept(test), Progress.SILENT);
        return new Written(report, Decompression.read(file, models, Progress.SILENT).waveforms());
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

  /** The model that is measured, loaded with the very family that is measured. */
  private record TrainedModel(CodecFamily family, CodecModel model) implements ModelSource {

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
