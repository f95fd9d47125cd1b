// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;

/** A set cut as one trial asks, and how well its test part can be sorted as it was recorded. */
final class TrialData {

  private final ComparisonSet set;
  private final Trial trial;
  private final String sha256;
  private final SpikeJudge judge;
  private Double recordedAccuracy;

  private TrialData(ComparisonSet set, Trial trial, String sha256, SpikeJudge judge) {
    this.set = set;
    this.trial = trial;
    this.sha256 = sha256;
    this.judge = judge;
  }

  static TrialData of(ComparisonSet set, Trial trial, SpikeJudge judge) {
    return new TrialData(set, trial, WaveformDigest.sha256Hex(set.spikes().waveforms()), judge);
  }

  ComparisonSet set() {
    return set;
  }

  Trial trial() {
    return trial;
  }

  String sha256() {
    return sha256;
  }

  Waveforms training() {
    return set.spikes().waveforms().select(trial.split().training());
  }

  Spikes test() {
    return Split.select(set.spikes(), trial.split().test());
  }

  /** Sorted once for all codecs. */
  double recordedAccuracy() {
    if (recordedAccuracy == null) {
      recordedAccuracy = accuracyOf(test().waveforms());
    }
    return recordedAccuracy;
  }

  /** How well the test spikes can be sorted with the given waveforms. */
  double accuracyOf(Waveforms waveforms) {
    return test().labels().map(labels -> judge.accuracy(waveforms, labels)).orElse(Double.NaN);
  }
}
