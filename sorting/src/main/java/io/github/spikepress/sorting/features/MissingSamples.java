// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Fills the samples of a channel that lie outside the window in which a spike was cut with what its
 * other samples let expect: the conditional mean of a normal distribution that has the mean and
 * covariance of the complete spikes (Anderson 1957, Maximum likelihood estimates for a multivariate
 * normal distribution when some observations are missing). Any constant instead would be noise of a
 * kind that no other spike has, and the spikes that moved far would look like a neuron of their
 * own.
 */
final class MissingSamples {

  /** Added to the variances, as a share of their mean, so that flat samples do no harm. */
  private static final double RIDGE = 1e-4;

  private static final int MOST_SPIKES_LEARNT_FROM = 5000;

  private final int samples;
  private final double[] mean;
  private final double[][] covariance;
  private final Map<Known, double[][]> regressions = new HashMap<>();

  private MissingSamples(Waveforms spikes, int channel, int[] complete) {
    samples = spikes.numSamples();
    mean = new double[samples];
    covariance = new double[samples][samples];
    for (int spike : complete) {
      for (int t = 0; t < samples; t++) {
        mean[t] += spikes.get(spike, channel, t) / (double) complete.length;
      }
    }
    double[] deviation = new double[samples];
    for (int spike : complete) {
      for (int t = 0; t < samples; t++) {
        deviation[t] = spikes.get(spike, channel, t) - mean[t];
        for (int u = 0; u <= t; u++) {
          covariance[t][u] += deviation[t] * deviation[u];
        }
      }
    }
    scale();
  }

  /** A mean variance of 1, which changes no conditional mean, and both triangles. */
  private void scale() {
    double sum = 0;
    for (int t = 0; t < samples; t++) {
      sum += covariance[t][t];
    }
    double unit = Math.max(sum / samples, Double.MIN_NORMAL);
    for (int t = 0; t < samples; t++) {
      for (int u = 0; u <= t; u++) {
        covariance[t][u] /= unit;
        covariance[u][t] = covariance[t][u];
      }
    }
  }

  /**
   * Fills gaps.
   *
   * @param spikes with any values in the gaps
   * @param known for each spike the samples that are not missing
   * @return the spikes, those in the gaps as expected; unchanged where fewer than two spikes for
   *     each sample are complete
   */
  static Waveforms filled(Waveforms spikes, Known[] known) {
    int samples = spikes.numSamples();
    int[] complete =
        IntStream.range(0, known.length).filter(i -> known[i].count() == samples).toArray();
    if (complete.length == known.length || complete.length < 2 * samples) {
      return spikes;
    }
    int[] some = evenly(complete);
    float[] values = spikes.values().clone();
    for (int channel = 0; channel < spikes.numChannels(); channel++) {
      MissingSamples missing = new MissingSamples(spikes, channel, some);
      for (int spike = 0; spike < known.length; spike++) {
        int start = (spike * spikes.numChannels() + channel) * samples;
        missing.fill(values, start, known[spike]);
      }
    }
    return new Waveforms(spikes.numSpikes(), spikes.numChannels(), samples, values);
  }

  private static int[] evenly(int[] complete) {
    int most = Math.min(complete.length, MOST_SPIKES_LEARNT_FROM);
    return IntStream.range(0, most)
        .map(i -> complete[(int) ((long) i * complete.length / most)])
        .toArray();
  }

  private void fill(float[] values, int start, Known known) {
    if (known.count() == samples) {
      return;
    }
    double[][] weights = regressions.computeIfAbsent(known, this::regression);
    int row = 0;
    for (int t = 0; t < samples; t++) {
      if (!known.contains(t)) {
        double expected = mean[t];
        for (int k = 0; k < known.count(); k++) {
          int from = known.first() + k;
          expected += weights[row][k] * (values[start + from] - mean[from]);
        }
        values[start + t] = (float) expected;
        row++;
      }
    }
  }

  /** The weight of each known sample for each missing one. */
  private double[][] regression(Known known) {
    int[] given = IntStream.range(known.first(), known.end()).toArray();
    int[] wanted = IntStream.range(0, samples).filter(t -> !known.contains(t)).toArray();
    RealMatrix among = part(given, given);
    for (int k = 0; k < given.length; k++) {
      among.addToEntry(k, k, RIDGE);
    }
    return new CholeskyDecomposition(among)
        .getSolver()
        .solve(part(given, wanted))
        .transpose()
        .getData();
  }

  private RealMatrix part(int[] rows, int[] columns) {
    double[][] part = new double[rows.length][];
    Arrays.setAll(
        part,
        r -> Arrays.stream(columns).mapToDouble(column -> covariance[rows[r]][column]).toArray());
    return new Array2DRowRealMatrix(part, false);
  }

  /**
   * Samples of a spike that are not missing.
   *
   * @param first the first of them, 0 or more
   * @param end one behind the last
   */
  record Known(int first, int end) {

    int count() {
      return end - first;
    }

    boolean contains(int sample) {
      return sample >= first && sample < end;
    }
  }
}
