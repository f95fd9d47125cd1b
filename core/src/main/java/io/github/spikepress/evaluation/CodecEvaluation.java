// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
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
    WrittenSpikes written = WrittenSpikes.of(test, codec, plan.family(), embedModel);
    return new CodecFigures(
        run,
        codec.model().card(),
        written.report(),
        RestoredQuality.of(data, written.restored()),
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

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOSECONDS;
  }
}
