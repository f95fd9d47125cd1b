// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation.limit;

import io.github.spikepress.evaluation.ComparisonSet;
import io.github.spikepress.evaluation.Trial;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Waveforms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An estimate of the best quality at each rate: spikes are taken for a mixture of Gaussians learnt
 * from the training part, and coded ideally by reverse water-filling (Cover and Thomas 2006,
 * Section 10.3). The rate holds the entropy of the chosen classes and sizes and, on the test part,
 * what the mismatch of the learnt variances costs.
 *
 * <p>It is an estimate under this model, not a bound: a codec that knows more about spikes can pass
 * it, and at a few bits a spike codecs do. Of several numbers of classes the best is taken on the
 * test part, which favours the limit slightly.
 *
 * @param classes numbers of classes that are tried
 * @param waterLevels distortions of a coefficient, in units of the squared size of the deviations
 * @param seed start of every random choice
 */
public record GaussianMixtureLimit(int[] classes, double[] waterLevels, long seed) {

  /** Few classes for high rates, many for low ones; ratios from about 10 to 500. */
  public static final GaussianMixtureLimit USUAL =
      new GaussianMixtureLimit(
          new int[] {12, 40}, new double[] {0.02, 0.05, 0.12, 0.3, 0.7, 1.5, 3, 7, 15, 40}, 1);

  private static final double BITS_PER_SAMPLE = 16;

  /**
   * Estimates the limit of a comparison.
   *
   * @param set the spikes; the estimate is the mean over the trials
   * @param progress follows the work and may cancel it
   * @return points of rising ratio and falling quality
   */
  public List<LimitPoint> of(ComparisonSet set, Progress progress) {
    List<LimitPoint> points = new ArrayList<>();
    for (int count : classes) {
      for (double waterLevel : waterLevels) {
        progress.checkpoint(
            "limit", (double) points.size() / (classes.length * waterLevels.length));
        double bits = 0;
        double sndrDb = 0;
        for (Trial trial : set.trials()) {
          Waveforms all = set.spikes().waveforms();
          LimitPoint point =
              point(
                  all.select(trial.split().training()),
                  all.select(trial.split().test()),
                  count,
                  waterLevel);
          bits += point.bitsPerSpike() / set.trials().size();
          sndrDb += point.sndrDb() / set.trials().size();
        }
        points.add(pointAt(bits, sndrDb, set.spikes().waveforms()));
      }
    }
    return hull(points);
  }

  /**
   * The limit at a ratio, on the line between the points on its sides.
   *
   * @param points what {@link #of} gave
   * @param payloadRatio the ratio
   * @return dB; NaN where the points do not reach the ratio
   */
  public static double sndrDbAt(List<LimitPoint> points, double payloadRatio) {
    for (int i = 1; i < points.size(); i++) {
      LimitPoint left = points.get(i - 1);
      LimitPoint right = points.get(i);
      if (left.payloadRatio() <= payloadRatio && payloadRatio <= right.payloadRatio()) {
        double bits = left.bitsPerSpike() * left.payloadRatio() / payloadRatio;
        double share = (left.bitsPerSpike() - bits) / (left.bitsPerSpike() - right.bitsPerSpike());
        return left.sndrDb() + share * (right.sndrDb() - left.sndrDb());
      }
    }
    return Double.NaN;
  }

  /** One water level of one trial. */
  LimitPoint point(Waveforms training, Waveforms test, int count, double waterLevel) {
    MixtureTraining fitting = new MixtureTraining(vectors(training), count, seed);
    Mixture mixture = fitting.fit(waterLevel);
    WaterFilling coder = new WaterFilling(mixture, waterLevel);
    double bits = 0;
    double sndrDb = 0;
    int waveforms = 0;
    for (float[] vector : vectors(test)) {
      double[] spike = new double[vector.length];
      Arrays.setAll(spike, t -> vector[t]);
      double[] coordinates = mixture.coordinates(spike);
      WaterFilling.Chosen chosen = coder.choose(coordinates, fitting.dbPerBit());
      bits += chosen.bits();
      double[] distortions = coder.distortions(coordinates, chosen, test.numSamples());
      for (int channel = 0; channel < distortions.length; channel++) {
        double energy = energy(spike, channel * test.numSamples(), test.numSamples());
        if (energy > 0 && distortions[channel] > 0) {
          sndrDb += 10 * Math.log10(energy / distortions[channel]);
          waveforms++;
        }
      }
    }
    return pointAt(bits / test.numSpikes(), sndrDb / waveforms, test);
  }

  private static LimitPoint pointAt(double bits, double sndrDb, Waveforms spikes) {
    return new LimitPoint(bits, BITS_PER_SAMPLE * spikes.valuesPerSpike() / bits, sndrDb);
  }

  private static double energy(double[] spike, int from, int count) {
    double sum = 0;
    for (int t = from; t < from + count; t++) {
      sum += spike[t] * spike[t];
    }
    return sum;
  }

  /**
   * The upper hull of quality over rate: between two points one can be had for some spikes and the
   * other for the rest.
   */
  private static List<LimitPoint> hull(List<LimitPoint> points) {
    List<LimitPoint> hull = new ArrayList<>();
    for (LimitPoint point :
        points.stream().sorted(Comparator.comparingDouble(LimitPoint::payloadRatio)).toList()) {
      while (!hull.isEmpty() && hull.get(hull.size() - 1).sndrDb() <= point.sndrDb()) {
        hull.remove(hull.size() - 1);
      }
      while (hull.size() > 1 && isBelow(hull.get(hull.size() - 1), hull, point)) {
        hull.remove(hull.size() - 1);
      }
      hull.add(point);
    }
    return hull;
  }

  /** Whether the last point of the hull lies below the line from the one before it to the next. */
  private static boolean isBelow(LimitPoint last, List<LimitPoint> hull, LimitPoint next) {
    LimitPoint before = hull.get(hull.size() - 2);
    double share =
        (before.bitsPerSpike() - last.bitsPerSpike())
            / (before.bitsPerSpike() - next.bitsPerSpike());
    return last.sndrDb() <= before.sndrDb() + share * (next.sndrDb() - before.sndrDb());
  }

  private static float[][] vectors(Waveforms waveforms) {
    float[][] vectors = new float[waveforms.numSpikes()][waveforms.valuesPerSpike()];
    for (int i = 0; i < vectors.length; i++) {
      waveforms.copySpike(i, vectors[i]);
    }
    return vectors;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GaussianMixtureLimit that
        && Arrays.equals(classes, that.classes)
        && Arrays.equals(waterLevels, that.waterLevels)
        && seed == that.seed;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(classes) + Arrays.hashCode(waterLevels) + Long.hashCode(seed);
  }

  @Override
  public String toString() {
    return "GaussianMixtureLimit" + Arrays.toString(classes);
  }
}
