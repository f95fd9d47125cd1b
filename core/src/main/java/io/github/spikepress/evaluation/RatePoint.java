// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One plan's figures over all trials.
 *
 * @param dataSet name of the set
 * @param codec label of the plan
 * @param target how good or how small, in words
 * @param trials over how many trials
 * @param sndrDb mean over waveforms of their ratios, in dB
 * @param sndrSpreadDb standard deviation over waveforms, in dB
 * @param pooledSndrDb ratio of all energy to all distortion, in dB
 * @param entropyRatio compression ratio by codeword entropy, the measure of the CAE paper
 * @param payloadRatio compression ratio by the bits that were written for the waveforms
 * @param fileRatio compression ratio of the whole file with times, header and model
 * @param recordedAccuracy share of recorded spikes sorted right
 * @param restoredAccuracy share of restored spikes sorted right
 * @param encoderParameters numbers that the encoder holds
 * @param encoderMacsPerSpike multiply-accumulate operations to encode a spike
 * @param decoderMacsPerSpike multiply-accumulate operations to decode a spike
 * @param modelBytes the model in the file
 * @param trainingSeconds training
 * @param encodedPerSecond spikes encoded a second
 * @param decodedPerSecond spikes decoded a second
 */
public record RatePoint(
    String dataSet,
    String codec,
    String target,
    int trials,
    MeanSd sndrDb,
    MeanSd sndrSpreadDb,
    MeanSd pooledSndrDb,
    MeanSd entropyRatio,
    MeanSd payloadRatio,
    MeanSd fileRatio,
    MeanSd recordedAccuracy,
    MeanSd restoredAccuracy,
    MeanSd encoderParameters,
    MeanSd encoderMacsPerSpike,
    MeanSd decoderMacsPerSpike,
    MeanSd modelBytes,
    MeanSd trainingSeconds,
    MeanSd encodedPerSecond,
    MeanSd decodedPerSecond) {

  /** The means of runs of one plan. */
  static RatePoint of(List<CodecFigures> runs) {
    RunIdentity first = runs.get(0).run();
    return new RatePoint(
        first.dataSet(),
        first.codec(),
        first.target(),
        runs.size(),
        mean(runs, run -> run.quality().distortion().meanSndrDb()),
        mean(runs, run -> run.quality().distortion().sdSndrDb()),
        mean(runs, run -> run.quality().distortion().pooledSndrDb()),
        mean(runs, run -> run.written().entropyRatio()),
        mean(runs, run -> run.written().payloadRatio()),
        mean(runs, run -> run.written().fileRatio()),
        mean(runs, run -> run.quality().recordedAccuracy()),
        mean(runs, run -> run.quality().restoredAccuracy()),
        mean(runs, run -> run.cost().encoderParameters()),
        mean(runs, run -> run.cost().encoderMacsPerSpike()),
        mean(runs, run -> run.cost().decoderMacsPerSpike()),
        mean(runs, run -> run.written().modelBytes()),
        mean(runs, run -> run.times().trainingSeconds()),
        mean(runs, run -> run.written().spikes() / run.times().encodingSeconds()),
        mean(runs, run -> run.written().spikes() / run.times().decodingSeconds()));
  }

  private static MeanSd mean(List<CodecFigures> runs, ToDoubleFunction<CodecFigures> figure) {
    return MeanSd.of(runs.stream().mapToDouble(figure).toArray());
  }
}
