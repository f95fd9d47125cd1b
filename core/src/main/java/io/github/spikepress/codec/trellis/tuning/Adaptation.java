// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * How a model made for any recording is fitted to the spikes of one payload.
 *
 * @param gainCode their level, in eighths of an octave above one unit of the recording
 * @param stepCode how much coarser than the model all steps are, in quarters of an octave
 */
record Adaptation(int gainCode, int stepCode) {

  /**
   * Three and a half octaves either way: further off, the model's classes and basis say nothing.
   */
  static final int GREATEST_STEP_CODE = 14;

  /** Steps and the spreads of the coefficients both go by quarters of an octave. */
  private static final double STEPS_PER_OCTAVE = CoefficientTables.SPREADS_PER_OCTAVE;

  private static final double GAINS_PER_OCTAVE = 8;

  /** Levels further from one unit are taken for this one: single precision reaches that far. */
  static final int LIMIT = 800;

  private static final int GAIN_BITS = 16;
  private static final int STEP_BITS = 8;
  private static final int GAIN_BIAS = 1 << GAIN_BITS - 1;
  private static final int STEP_BIAS = 1 << STEP_BITS - 1;

  /**
   * Measures the level of spikes: the median over the spikes of their root mean square, which a few
   * artefacts do not move.
   */
  static Adaptation to(Waveforms spikes, int stepCode) {
    double power = medianPower(spikes);
    double code = Math.rint(GAINS_PER_OCTAVE / 2 * StrictMath.log(power) / StrictMath.log(2));
    return new Adaptation((int) Math.max(-LIMIT, Math.min(LIMIT, code)), stepCode);
  }

  /** Mean square of the middle one of the spikes that are not silent; 1 where all are. */
  private static double medianPower(Waveforms spikes) {
    int size = spikes.valuesPerSpike();
    double[] powers = new double[spikes.numSpikes()];
    for (int i = 0; i < spikes.values().length; i++) {
      double value = spikes.values()[i];
      powers[i / size] += value * value / size;
    }
    double[] sounding = Arrays.stream(powers).filter(power -> power > 0).sorted().toArray();
    return sounding.length == 0 ? 1 : sounding[sounding.length / 2];
  }

  /** Model units per recording unit. */
  float gain() {
    return (float) StrictMath.pow(2, -gainCode / GAINS_PER_OCTAVE);
  }

  /** By how much every step is longer. */
  float stepFactor() {
    return (float) StrictMath.pow(2, stepCode / STEPS_PER_OCTAVE);
  }

  /** A model's numbers for one payload: everything that goes with level and step, moved. */
  TrellisModel adapted(TrellisModel model) {
    float[] louder = model.gain().clone();
    for (int channel = 0; channel < louder.length; channel++) {
      louder[channel] *= gain();
    }
    float[] longer = model.steps().clone();
    for (int j = 0; j < longer.length; j++) {
      longer[j] *= stepFactor();
    }
    return new TrellisModel(
        model.numChannels(),
        model.numSamples(),
        louder,
        model.means(),
        model.basis(),
        narrower(model.spreads()),
        model.tables(),
        model.classLengths(),
        model.stepLengths(),
        longer,
        model.prices(),
        false);
  }

  /** Spreads count in steps: longer steps make them smaller. */
  private int[][][] narrower(int[][][] spreads) {
    return Arrays.stream(spreads)
        .map(
            bySteps ->
                Arrays.stream(bySteps)
                    .map(row -> Arrays.stream(row).map(this::narrower).toArray())
                    .toArray(int[][]::new))
        .toArray(int[][][]::new);
  }

  private int narrower(int spread) {
    return Math.max(0, Math.min(CoefficientTables.GREATEST_SPREAD, spread - stepCode));
  }

  void write(RangeEncoder encoder) {
    encoder.encodeBits(gainCode + GAIN_BIAS, GAIN_BITS);
    encoder.encodeBits(stepCode + STEP_BIAS, STEP_BITS);
  }

  /** Bits that {@link #write} takes. */
  static int bits() {
    return GAIN_BITS + STEP_BITS;
  }

  static Adaptation read(RangeDecoder decoder) {
    int gainCode = decoder.decodeBits(GAIN_BITS) - GAIN_BIAS;
    int stepCode = decoder.decodeBits(STEP_BITS) - STEP_BIAS;
    if (Math.abs(gainCode) > LIMIT || Math.abs(stepCode) > GREATEST_STEP_CODE) {
      throw new DamagedFileException(
          "entropy-coded data", DamagedFileException.UNKNOWN_OFFSET, "names an impossible level");
    }
    return new Adaptation(gainCode, stepCode);
  }
}
