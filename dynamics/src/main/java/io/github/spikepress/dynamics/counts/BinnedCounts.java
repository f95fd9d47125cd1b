// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spike counts of equally long trials. The arrays are not copied and must not be changed. Safe to
 * share between threads.
 *
 * @param counts spikes as {@code [trial][bin][channel]}, 0 or more; the value of an entry that was
 *     not observed means nothing and is never read by a model
 * @param observed whether somebody looked, in the shape of the counts
 * @param binSeconds length of a bin in seconds
 */
public record BinnedCounts(int[][][] counts, boolean[][][] observed, double binSeconds) {

  /** Checks shapes, signs and the length of a bin. */
  public BinnedCounts {
    if (!(binSeconds > 0) || Double.isInfinite(binSeconds)) {
      throw new WrongArgumentException("a bin must last longer than 0 s, got " + binSeconds);
    }
    if (counts.length == 0 || counts[0].length == 0 || counts[0][0].length == 0) {
      throw new WrongArgumentException("counts need at least one trial, one bin and one channel");
    }
    if (observed.length != counts.length) {
      throw new WrongArgumentException(
          counts.length + " trials of counts but " + observed.length + " of observations");
    }
    for (int trial = 0; trial < counts.length; trial++) {
      requireTrial(counts, observed, trial);
    }
  }

  /**
   * Counts of which every one was observed.
   *
   * @param counts spikes as {@code [trial][bin][channel]}
   * @param binSeconds length of a bin in seconds
   * @return the counts
   * @throws WrongArgumentException if the trials differ in length or a count is negative
   */
  public static BinnedCounts observedFully(int[][][] counts, double binSeconds) {
    boolean[][][] observed =
        Arrays.stream(counts)
            .map(trial -> Arrays.stream(trial).map(BinnedCounts::allTrue).toArray(boolean[][]::new))
            .toArray(boolean[][][]::new);
    return new BinnedCounts(counts, observed, binSeconds);
  }

  /**
   * Counts as other programs store them; NaN marks a sample that was not observed.
   *
   * @param values whole numbers or NaN as {@code [trial][bin][channel]}
   * @param binSeconds length of a bin in seconds
   * @return the counts
   * @throws WrongArgumentException if a value is negative, infinite or not whole, or the trials
   *     differ in length
   */
  public static BinnedCounts of(double[][][] values, double binSeconds) {
    int[][][] counts = new int[values.length][][];
    boolean[][][] observed = new boolean[values.length][][];
    for (int trial = 0; trial < values.length; trial++) {
      counts[trial] = new int[values[trial].length][];
      observed[trial] = new boolean[values[trial].length][];
      for (int bin = 0; bin < values[trial].length; bin++) {
        double[] row = values[trial][bin];
        counts[trial][bin] = new int[row.length];
        observed[trial][bin] = new boolean[row.length];
        for (int channel = 0; channel < row.length; channel++) {
          observed[trial][bin][channel] = !Double.isNaN(row[channel]);
          counts[trial][bin][channel] = wholeNumber(row[channel], trial, bin, channel);
        }
      }
    }
    return new BinnedCounts(counts, observed, binSeconds);
  }

  /**
   * The number of trials.
   *
   * @return how many
   */
  public int numTrials() {
    return counts.length;
  }

  /**
   * The number of bins of each trial.
   *
   * @return how many
   */
  public int numBins() {
    return counts[0].length;
  }

  /**
   * The number of channels.
   *
   * @return how many
   */
  public int numChannels() {
    return counts[0][0].length;
  }

  /**
   * The number of entries that somebody looked at.
   *
   * @return how many of all trials, bins and channels
   */
  public long numObserved() {
    long sum = 0;
    for (boolean[][] trial : observed) {
      for (boolean[] bin : trial) {
        sum += IntStream.range(0, bin.length).filter(channel -> bin[channel]).count();
      }
    }
    return sum;
  }

  /**
   * The channels that somebody looked at in a bin.
   *
   * @return how many, on average over bins and trials
   */
  public double observedPerBin() {
    return (double) numObserved() / ((long) numTrials() * numBins());
  }

  /**
   * The same spikes in longer bins. A longer bin counts as observed where all its parts were; bins
   * that do not fill a last longer bin are dropped.
   *
   * @param factor how many bins become one, 1 or more
   * @return the counts
   */
  public BinnedCounts rebinned(int factor) {
    if (factor < 1 || factor > numBins()) {
      throw new WrongArgumentException(
          "cannot join " + factor + " of " + numBins() + " bins; give 1 to " + numBins());
    }
    int bins = numBins() / factor;
    int[][][] sums = new int[numTrials()][bins][numChannels()];
    boolean[][][] all = new boolean[numTrials()][bins][];
    for (int trial = 0; trial < sums.length; trial++) {
      for (int bin = 0; bin < bins; bin++) {
        all[trial][bin] = allTrue(sums[trial][bin]);
        for (int part = bin * factor; part < (bin + 1) * factor; part++) {
          add(trial, part, sums[trial][bin], all[trial][bin]);
        }
      }
    }
    return new BinnedCounts(sums, all, binSeconds * factor);
  }

  /**
   * The same trials seen through a sampling scheme: an entry stays observed if the scheme looks at
   * it too.
   *
   * @param scheme which entries are looked at
   * @param seed of the scheme's random choices
   * @return the counts with fewer observations
   */
  public BinnedCounts sampled(SamplingScheme scheme, long seed) {
    boolean[][][] mask = scheme.draw(numTrials(), numBins(), numChannels(), seed);
    for (int trial = 0; trial < mask.length; trial++) {
      for (int bin = 0; bin < mask[trial].length; bin++) {
        for (int channel = 0; channel < mask[trial][bin].length; channel++) {
          mask[trial][bin][channel] &= observed[trial][bin][channel];
        }
      }
    }
    return new BinnedCounts(counts, mask, binSeconds);
  }

  /**
   * The mistake that masks prevent: missing samples taken for silence.
   *
   * @return the counts with zeros where nothing was observed, all marked as observed
   */
  public BinnedCounts withMissingAsZero() {
    int[][][] zeroed = new int[numTrials()][numBins()][numChannels()];
    for (int trial = 0; trial < zeroed.length; trial++) {
      for (int bin = 0; bin < zeroed[trial].length; bin++) {
        for (int channel = 0; channel < zeroed[trial][bin].length; channel++) {
          zeroed[trial][bin][channel] =
              observed[trial][bin][channel] ? counts[trial][bin][channel] : 0;
        }
      }
    }
    return observedFully(zeroed, binSeconds);
  }

  /**
   * Some of the trials.
   *
   * @param trials which, in the order wanted
   * @return those trials; the counts are shared
   */
  public BinnedCounts trials(int... trials) {
    return new BinnedCounts(
        Arrays.stream(trials).mapToObj(trial -> counts[trial]).toArray(int[][][]::new),
        Arrays.stream(trials).mapToObj(trial -> observed[trial]).toArray(boolean[][][]::new),
        binSeconds);
  }

  /**
   * A stretch of every trial.
   *
   * @param from first bin
   * @param to one past the last bin
   * @return that stretch; the counts are shared
   */
  public BinnedCounts bins(int from, int to) {
    return new BinnedCounts(
        Arrays.stream(counts)
            .map(trial -> Arrays.copyOfRange(trial, from, to))
            .toArray(int[][][]::new),
        Arrays.stream(observed)
            .map(trial -> Arrays.copyOfRange(trial, from, to))
            .toArray(boolean[][][]::new),
        binSeconds);
  }

  /**
   * Cuts long trials into equal pieces, so that learning from them takes bounded memory. Bins that
   * do not fill a last piece are left out, and so are pieces in which nobody looked.
   *
   * @param mostBins greatest length of a piece, 1 or more
   * @return these counts if the trials are no longer, or else their pieces, trial after trial
   */
  public BinnedCounts inPieces(int mostBins) {
    int pieces = (numBins() + mostBins - 1) / mostBins;
    if (pieces == 1) {
      return this;
    }
    int length = numBins() / pieces;
    List<BinnedCounts> kept =
        IntStream.range(0, numTrials() * pieces)
            .mapToObj(i -> trials(i / pieces).bins(i % pieces * length, (i % pieces + 1) * length))
            .filter(piece -> piece.numObserved() > 0)
            .toList();
    return new BinnedCounts(
        kept.stream().map(piece -> piece.counts[0]).toArray(int[][][]::new),
        kept.stream().map(piece -> piece.observed[0]).toArray(boolean[][][]::new),
        binSeconds);
  }

  /**
   * The mean count of each channel over the entries that were observed.
   *
   * @return spikes per bin and channel; NaN for a channel that nobody looked at
   */
  public double[] meanCounts() {
    double[] sums = new double[numChannels()];
    long[] entries = new long[numChannels()];
    for (int trial = 0; trial < numTrials(); trial++) {
      for (int bin = 0; bin < numBins(); bin++) {
        for (int channel = 0; channel < sums.length; channel++) {
          if (observed[trial][bin][channel]) {
            sums[channel] += counts[trial][bin][channel];
            entries[channel]++;
          }
        }
      }
    }
    return IntStream.range(0, sums.length).mapToDouble(c -> sums[c] / entries[c]).toArray();
  }

  /**
   * Refuses counts from which a model could not learn.
   *
   * @return these counts
   * @throws WrongArgumentException if a trial or a channel has no observed entry at all
   */
  public BinnedCounts requireTrainable() {
    for (int trial = 0; trial < numTrials(); trial++) {
      if (trials(trial).numObserved() == 0) {
        throw new WrongArgumentException(
            "trial " + trial + " has no observed entry; leave the trial out of the training");
      }
    }
    double[] means = meanCounts();
    for (int channel = 0; channel < means.length; channel++) {
      if (Double.isNaN(means[channel])) {
        throw new WrongArgumentException(
            "channel " + channel + " has no observed entry in any trial; leave the channel out");
      }
    }
    return this;
  }

  private void add(int trial, int part, int[] sums, boolean[] all) {
    for (int channel = 0; channel < sums.length; channel++) {
      sums[channel] += counts[trial][part][channel];
      all[channel] &= observed[trial][part][channel];
    }
  }

  private static boolean[] allTrue(int[] shape) {
    boolean[] all = new boolean[shape.length];
    Arrays.fill(all, true);
    return all;
  }

  private static void requireTrial(int[][][] counts, boolean[][][] observed, int trial) {
    int bins = counts[0].length;
    if (counts[trial].length != bins || observed[trial].length != bins) {
      throw new WrongArgumentException(
          "trial "
              + trial
              + " has "
              + counts[trial].length
              + " bins, trial 0 has "
              + bins
              + "; cut the trials to equal length");
    }
    for (int bin = 0; bin < bins; bin++) {
      requireBin(counts[trial][bin], observed[trial][bin], counts[0][0].length, trial, bin);
    }
  }

  private static void requireBin(int[] row, boolean[] seen, int channels, int trial, int bin) {
    if (row.length != channels || seen.length != channels) {
      throw new WrongArgumentException(
          "trial " + trial + ", bin " + bin + " does not have " + channels + " channels");
    }
    for (int channel = 0; channel < channels; channel++) {
      if (row[channel] < 0 && seen[channel]) {
        throw badCount(row[channel], trial, bin, channel);
      }
    }
  }

  private static int wholeNumber(double value, int trial, int bin, int channel) {
    if (Double.isNaN(value)) {
      return 0;
    }
    if (value < 0 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
      throw badCount(value, trial, bin, channel);
    }
    return (int) value;
  }

  private static WrongArgumentException badCount(double value, int trial, int bin, int channel) {
    return new WrongArgumentException(
        "count "
            + value
            + " at trial "
            + trial
            + ", bin "
            + bin
            + ", channel "
            + channel
            + ": expected whole numbers from 0, or NaN where nobody looked");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinnedCounts that
        && Arrays.deepEquals(counts, that.counts)
        && Arrays.deepEquals(observed, that.observed)
        && binSeconds == that.binSeconds;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(counts) + Arrays.deepHashCode(observed);
  }

  @Override
  public String toString() {
    return "BinnedCounts[" + numTrials() + "][" + numBins() + "][" + numChannels() + "]";
  }
}
