// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.bounded;

import io.github.spikepress.container.events.IntervalModel;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Lossless coding of the steps that the codec leaves over: each magnitude as an interval, under the
 * model for the magnitudes beside it, so that quiet and loud stretches, good and bad spikes are
 * told apart; then its sign.
 */
final class ResidualCoding {

  private static final int CONTEXTS = 33;

  private ResidualCoding() {}

  static byte[] write(boolean integers, int[] steps, Waveforms shape) {
    RangeEncoder encoder = new RangeEncoder();
    IntervalModel[] models = models();
    for (int i = 0; i < steps.length; i++) {
      models[context(steps, i, shape)].encode(encoder, Math.abs(steps[i]));
      if (steps[i] != 0) {
        encoder.encodeBits(steps[i] < 0 ? 1 : 0, 1);
      }
    }
    return new SectionWriter().putByte(integers ? 1 : 0).putBytes(encoder.finish()).toBytes();
  }

  static int[] read(SectionReader part, Waveforms shape) {
    RangeDecoder decoder = new RangeDecoder(part.getBytes(part.remaining(), "residual"));
    IntervalModel[] models = models();
    int[] steps = new int[shape.values().length];
    for (int i = 0; i < steps.length; i++) {
      long magnitude = models[context(steps, i, shape)].decode(decoder);
      if (magnitude < 0 || magnitude > Integer.MAX_VALUE) {
        throw part.damaged("residual beyond 2^31");
      }
      boolean negative = magnitude != 0 && decoder.decodeBits(1) == 1;
      steps[i] = (int) (negative ? -magnitude : magnitude);
    }
    return steps;
  }

  private static IntervalModel[] models() {
    IntervalModel[] models = new IntervalModel[CONTEXTS];
    for (int i = 0; i < CONTEXTS; i++) {
      models[i] = new IntervalModel();
    }
    return models;
  }

  /** Octave of twice the sample before, the one before that, and the one of the channel before. */
  private static int context(int[] steps, int i, Waveforms shape) {
    int t = i % shape.numSamples();
    long sum = 0;
    if (t > 0) {
      sum += 2L * Math.abs(steps[i - 1]);
    }
    if (t > 1) {
      sum += Math.abs(steps[i - 2]);
    }
    if (i % shape.valuesPerSpike() >= shape.numSamples()) {
      sum += Math.abs(steps[i - shape.numSamples()]);
    }
    return Math.min(CONTEXTS - 1, Long.SIZE - Long.numberOfLeadingZeros(sum));
  }
}
