// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.benchmarks.BenchmarkSet;
import io.github.spikepress.evaluation.ComparisonSet;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GaussianMixtureLimitTest {

  private static final int SPIKES = 4000;
  private static final double[] SD = {30, 20, 12, 8, 5, 3, 2, 1};

  private static final GaussianMixtureLimit ONE_CLASS =
      new GaussianMixtureLimit(new int[] {1}, new double[] {0.05}, 1);

  /** What Cover and Thomas (Theorem 10.3.3) say of independent Gaussians. */
  @Test
  void gaussianSpikesReachTheirRateDistortionFunction() {
    LimitPoint point = ONE_CLASS.point(gaussian(1, 1), gaussian(2, 1), 1, 0.05);
    double bits = 0;
    double distortion = 0;
    double level = levelFor(point.bitsPerSpike());
    for (double sd : SD) {
      bits += Math.max(0, 0.5 * Math.log(sd * sd / level) / Math.log(2));
      distortion += Math.min(sd * sd, level);
    }
    assertEquals(bits, point.bitsPerSpike(), 1e-6);
    double energy = meanLogEnergyDb(gaussian(2, 1));
    double expected = energy - 10 * Math.log10(distortion);
    // The sizes cost their entropy here for nothing, and adapt to each spike's energy.
    assertEquals(expected, point.sndrDb(), 0.8);
    assertEquals(16.0 * SD.length / bits, point.payloadRatio(), 1e-6);
  }

  /** Learnt from spikes of half the size, the channels of the test spikes are too narrow. */
  @Test
  void mismatchCostsBits() {
    LimitPoint matched = ONE_CLASS.point(gaussian(1, 1), gaussian(2, 1), 1, 0.05);
    LimitPoint mismatched = ONE_CLASS.point(gaussian(1, 3), gaussian(2, 1), 1, 0.05 / 9);
    assertTrue(mismatched.bitsPerSpike() > matched.bitsPerSpike());
  }

  @Test
  void channelOfAMatchedSourceHasItsRateAndDistortion() {
    GaussianChannel channel = new GaussianChannel(9, 0.5);
    double bits = channel.constantBits() + 9 * channel.bitsPerSquare();
    assertEquals(0.5 * Math.log(9 / 0.5) / Math.log(2), bits, 1e-12);
    assertEquals(0.5, 9 * Math.pow(channel.shrinkage(), 2) + channel.noise(), 1e-12);
    GaussianChannel silent = new GaussianChannel(0.4, 0.5);
    assertEquals(0, silent.constantBits() + 0.4 * silent.bitsPerSquare());
    assertEquals(0.4, 0.4 * Math.pow(silent.shrinkage(), 2) + silent.noise());
  }

  @Test
  void realSpikesComeNearTheReferenceStudy() {
    ComparisonSet set = BenchmarkSet.comparison("REAL", RealData.folder()).first(1);
    GaussianMixtureLimit limit =
        new GaussianMixtureLimit(new int[] {12}, new double[] {0.16, 0.64}, 1);
    List<LimitPoint> points = limit.of(set, Progress.SILENT);
    assertEquals(2, points.size());
    // The study's own model has 28.4 dB at ratio 20, where the first point lies.
    assertEquals(20, points.get(0).payloadRatio(), 0.3);
    assertEquals(28.4, points.get(0).sndrDb(), 0.4);
    double between = Math.sqrt(points.get(0).payloadRatio() * points.get(1).payloadRatio());
    double read = GaussianMixtureLimit.sndrDbAt(points, between);
    assertTrue(read < points.get(0).sndrDb() && read > points.get(1).sndrDb());
    assertTrue(Double.isNaN(GaussianMixtureLimit.sndrDbAt(points, 19)));
  }

  /** The water level at which the theorem spends so many bits. */
  private static double levelFor(double bits) {
    double low = 1e-6;
    double high = 900;
    for (int i = 0; i < 200; i++) {
      double level = Math.sqrt(low * high);
      double spent = 0;
      for (double sd : SD) {
        spent += Math.max(0, 0.5 * Math.log(sd * sd / level) / Math.log(2));
      }
      low = spent > bits ? level : low;
      high = spent > bits ? high : level;
    }
    return low;
  }

  private static double meanLogEnergyDb(Waveforms spikes) {
    double sum = 0;
    for (int i = 0; i < spikes.numSpikes(); i++) {
      double energy = 0;
      for (int t = 0; t < SD.length; t++) {
        energy += spikes.get(i, 0, t) * spikes.get(i, 0, t);
      }
      sum += 10 * Math.log10(energy);
    }
    return sum / spikes.numSpikes();
  }

  private static Waveforms gaussian(long seed, double factor) {
    Random random = new Random(seed);
    float[] values = new float[SPIKES * SD.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (factor * SD[i % SD.length] * random.nextGaussian());
    }
    return new Waveforms(SPIKES, 1, SD.length, values);
  }
}
