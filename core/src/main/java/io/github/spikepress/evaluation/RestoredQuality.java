// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.Distortion;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What restored spikes are still good for.
 *
 * @param distortion how far they lie from the recorded ones
 * @param rmseUv root mean squared error in µV; NaN where the gain is not known
 * @param worst the spikes with the lowest ratios, the worst first
 * @param recordedAccuracy share of the recorded spikes that are sorted right, 0 to 1; NaN where
 *     nobody judges
 * @param restoredAccuracy the same of the restored spikes
 */
public record RestoredQuality(
    Distortion distortion,
    double rmseUv,
    List<WorstSpike> worst,
    double recordedAccuracy,
    double restoredAccuracy) {

  private static final int WORST_SPIKES = 5;

  /**
   * A spike that came back badly.
   *
   * @param spike its index in the whole set
   * @param sndrDb its lowest ratio of any channel in dB
   */
  public record WorstSpike(int spike, double sndrDb) {}

  /** Takes a copy of the worst spikes. */
  public RestoredQuality {
    worst = List.copyOf(worst);
  }

  /** Measures the test part of a trial. */
  static RestoredQuality of(TrialData data, Waveforms restored) {
    Waveforms recorded = data.test().waveforms();
    Distortion distortion = Distortion.between(recorded, restored);
    SignalUnits units = data.set().spikes().metadata().units();
    return new RestoredQuality(
        distortion,
        distortion.rmse() * units.gainUv(),
        worst(SignalToNoise.ofEach(recorded, restored), data.trial().split().test()),
        data.recordedAccuracy(),
        data.accuracyOf(restored));
  }

  /** Silent channels, which have no ratio, do not count. */
  private static List<WorstSpike> worst(double[] ratios, int[] indexes) {
    int channels = indexes.length == 0 ? 1 : ratios.length / indexes.length;
    return IntStream.range(0, indexes.length)
        .mapToObj(i -> new WorstSpike(indexes[i], lowest(ratios, i * channels, channels)))
        .filter(spike -> !Double.isNaN(spike.sndrDb()))
        .sorted(Comparator.comparingDouble(WorstSpike::sndrDb))
        .limit(WORST_SPIKES)
        .toList();
  }

  private static double lowest(double[] ratios, int from, int count) {
    return IntStream.range(from, from + count)
        .mapToDouble(i -> ratios[i])
        .filter(ratio -> !Double.isNaN(ratio))
        .min()
        .orElse(Double.NaN);
  }
}
