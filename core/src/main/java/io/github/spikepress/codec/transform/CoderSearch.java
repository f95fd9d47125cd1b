// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * Finds how finely to code: the coarsest coding that reaches a quality, or the finest that reaches
 * a ratio, measured on the validation part.
 */
final class CoderSearch {

  private static final String SNDR_DB = "sndr_db";

  private final DoubleFunction<TransformCoding> codings;
  private final Waveforms validation;
  private final RateTarget target;
  private final TrainingMonitor monitor;

  /**
   * Prepares a search.
   *
   * @param codings makes a coding of a given coarseness, learnt from the fitting part
   * @param validation the part to measure on
   * @param target a quality or a ratio
   * @param monitor is told of each coding and may end the search early
   */
  CoderSearch(
      DoubleFunction<TransformCoding> codings,
      Waveforms validation,
      RateTarget target,
      TrainingMonitor monitor) {
    this.codings = codings;
    this.validation = validation;
    this.target = target;
    this.monitor = monitor;
  }

  /**
   * Halves an interval again and again.
   *
   * @param fine a coarseness that is finer than needed
   * @param coarse one that is too coarse for a quality, or good enough for a ratio
   * @param rounds how often to halve
   * @return the coarseness; an end of the interval where the target lies beyond it
   */
  double bisect(double fine, double coarse, int rounds) {
    double low = fine;
    double high = coarse;
    for (int round = 1; round <= rounds && !monitor.cancelled(); round++) {
      double middle = (low + high) / 2;
      double sndrDb = Double.NaN;
      boolean coarser;
      if (target instanceof RateTarget.Quality quality) {
        sndrDb = figuresOf(codings.apply(middle), validation).get(SNDR_DB);
        coarser = sndrDb >= quality.sndrDb();
      } else {
        coarser = ratioOf(codings.apply(middle).encode(validation), validation) < wantedRatio();
      }
      low = coarser ? middle : low;
      high = coarser ? high : middle;
      monitor.progressed(new TrainingProgress(round, rounds, Double.NaN, sndrDb, -1));
    }
    return target instanceof RateTarget.Quality ? low : high;
  }

  private double wantedRatio() {
    return ((RateTarget.Ratio) target).payloadRatio();
  }

  private static double ratioOf(EncodedSpikes encoded, Waveforms spikes) {
    return 16.0 * spikes.values().length / Math.max(1, encoded.payloadBits());
  }

  /** What a coding reaches on given spikes. */
  static Map<String, Double> figuresOf(TransformCoding coding, Waveforms spikes) {
    float[] restored = new float[spikes.values().length];
    EncodedSpikes encoded = coding.encode(spikes, restored);
    Waveforms after =
        new Waveforms(spikes.numSpikes(), spikes.numChannels(), spikes.numSamples(), restored);
    return Map.of(
        SNDR_DB, SignalToNoise.meanDb(spikes, after), "payload_ratio", ratioOf(encoded, spikes));
  }
}
