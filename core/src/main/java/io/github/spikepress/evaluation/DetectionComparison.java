// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.recording.GroundTruth;
import java.util.Arrays;

/**
 * How well found spikes agree with the true ones. The truth may mark another place of the spike
 * than its peak, so one constant offset is allowed for: the one with the greatest sum over the
 * matches of what is left of the tolerance. Each true spike matches one found spike at most.
 *
 * @param numFound spikes found
 * @param numTrue true spikes
 * @param numMatched spikes found within the tolerance of a true one
 * @param offset samples from the truth's mark to the peak
 * @param matches index of the found spike that matches each true spike, −1 where it was missed
 */
public record DetectionComparison(
    int numFound, int numTrue, int numMatched, int offset, int[] matches) {

  /** How far from its place a found spike may lie, in milliseconds. */
  public static final double TOLERANCE_MS = 0.5;

  /** How far the truth's mark may lie from the peak, in samples. */
  public static final int GREATEST_OFFSET = 40;

  /**
   * Compares.
   *
   * @param found sample index of each found spike, in any order
   * @param truth the true spikes
   * @param samplingFrequencyHz samples per second
   * @return how well they agree under the offset at which the matches are many and near
   */
  public static DetectionComparison of(
      long[] found, GroundTruth truth, double samplingFrequencyHz) {
    if (!(samplingFrequencyHz > 0)) {
      throw new WrongArgumentException(
          "comparing spike times needs the sampling frequency, got " + samplingFrequencyHz + " Hz");
    }
    long tolerance = Math.round(TOLERANCE_MS * samplingFrequencyHz / 1000);
    int[] order = ascending(found);
    Matching best = null;
    for (int offset = -GREATEST_OFFSET; offset <= GREATEST_OFFSET; offset++) {
      Matching matching = match(found, order, truth.samples(), offset, tolerance);
      if (best == null || matching.nearness > best.nearness) {
        best = matching;
      }
    }
    return new DetectionComparison(
        found.length, truth.numSpikes(), best.count, best.offset, best.matches);
  }

  /**
   * The share of true spikes that were found.
   *
   * @return 0 to 1; 1 if there are none
   */
  public double recall() {
    return numTrue == 0 ? 1 : (double) numMatched / numTrue;
  }

  /**
   * The share of found spikes that are true.
   *
   * @return 0 to 1; 1 if there are none
   */
  public double precision() {
    return numFound == 0 ? 1 : (double) numMatched / numFound;
  }

  /**
   * The true unit of each found spike.
   *
   * @param truth the true spikes that were compared with
   * @return the unit, or −1 where no true spike matches
   */
  public int[] labelsOfFound(GroundTruth truth) {
    int[] labels = new int[numFound];
    Arrays.fill(labels, -1);
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] >= 0) {
        labels[matches[i]] = truth.labels()[i];
      }
    }
    return labels;
  }

  private record Matching(int offset, int count, long nearness, int[] matches) {}

  /** Earliest fits earliest: with one tolerance for all, no other matching has more pairs. */
  private static Matching match(
      long[] found, int[] order, long[] truth, int offset, long tolerance) {
    int[] matches = new int[truth.length];
    Arrays.fill(matches, -1);
    int count = 0;
    long nearness = 0;
    int next = 0;
    for (int i = 0; i < truth.length; i++) {
      long place = truth[i] + offset;
      while (next < order.length && found[order[next]] < place - tolerance) {
        next++;
      }
      if (next < order.length && found[order[next]] <= place + tolerance) {
        nearness += tolerance + 1 - Math.abs(found[order[next]] - place);
        matches[i] = order[next++];
        count++;
      }
    }
    return new Matching(offset, count, nearness, matches);
  }

  private static int[] ascending(long[] found) {
    return java.util.stream.IntStream.range(0, found.length)
        .boxed()
        .sorted(java.util.Comparator.comparingLong(i -> found[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DetectionComparison that
        && numFound == that.numFound
        && numTrue == that.numTrue
        && offset == that.offset
        && Arrays.equals(matches, that.matches);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * numFound + offset) + Arrays.hashCode(matches);
  }

  @Override
  public String toString() {
    return "DetectionComparison[recall " + recall() + ", precision " + precision() + "]";
  }
}
