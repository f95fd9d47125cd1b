// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.trellis.model.CoefficientTables;

/**
 * What a payload says about its recording before the spikes come: all the numbers of a trellis
 * codec that differ between recordings, as integers in the terms of a {@link TuningPrior}.
 *
 * @param scale the spikes' level and the size of the steps
 * @param means {@code [class][channel × coordinate]} in units of {@link TunedNumbers#meanUnit}
 * @param directions {@code [row][coordinate]} rows that come first in the basis of one channel, of
 *     any length
 * @param mixture {@code [row][channel]} how the channels are mixed, of any length; empty for none
 * @param numDirections rows of the basis of one channel, the given ones among them
 * @param profile {@code [direction × mixture]} spread of each coefficient; 0 leaves it out
 * @param widths {@code [class][step]} by how much spreads are greater
 * @param classLengths {@code [class]} and last that of a foreign spike, in quarters of a bit
 * @param stepLengths {@code [class][step]} in halves of a bit
 */
record Tuning(
    Scale scale,
    int[][] means,
    int[][] directions,
    int[][] mixture,
    int numDirections,
    int[] profile,
    int[][] widths,
    int[] classLengths,
    int[][] stepLengths) {

  /** Greatest number of classes. */
  static final int GREATEST_CLASSES = 64;

  /** Greatest number of samples of a channel. */
  static final int GREATEST_SAMPLES = 1024;

  /** What a row of the basis and of the mixture of length one is about long, in integers. */
  static final int ROW_LENGTH = 8;

  static final int GREATEST_CLASS_LENGTH = 63;
  static final int GREATEST_STEP_LENGTH = 15;

  /**
   * Level and step.
   *
   * @param gainCode the level, in eighths of an octave above one unit of the recording
   * @param stepCode how much coarser than the prior all steps are, in sixteenths of an octave
   */
  record Scale(int gainCode, int stepCode) {

    /** Four octaves either way. */
    static final int GREATEST_STEP_CODE = 64;

    static final int STEPS_PER_OCTAVE = 16;

    /** By how much every step is longer. */
    float stepFactor() {
      return (float) StrictMath.pow(2, stepCode / (double) STEPS_PER_OCTAVE);
    }

    /** By how much spreads that are given in the prior's steps are greater than in these. */
    int spreadShift() {
      return Math.floorDiv(
          stepCode * CoefficientTables.SPREADS_PER_OCTAVE + STEPS_PER_OCTAVE / 2, STEPS_PER_OCTAVE);
    }
  }

  /** The tuning of a payload in which nothing is to be learnt from. */
  static Tuning silent(TuningPrior prior, Scale scale) {
    int channels = prior.numChannels();
    return new Tuning(
        scale,
        new int[1][channels * prior.numSamples()],
        new int[0][],
        channels == 1 ? new int[0][] : new int[channels][channels],
        1,
        new int[channels],
        new int[1][prior.steps().length],
        new int[2],
        new int[1][prior.steps().length]);
  }

  int numClasses() {
    return means.length;
  }
}
