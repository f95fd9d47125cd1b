// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.bounded;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/**
 * A promise that no sample is restored farther off than a bound: what the codec leaves over is
 * stored beside its payload. Integers, such as the steps of a converter, are restored as integers:
 * exactly with a bound below 1.
 *
 * @param greatest the greatest error, 0 or more, in the units of the spikes: steps of the recording
 *     where it has one gain, else microvolts
 */
public record ErrorBound(double greatest) {

  /** Beyond, float32 does not hold every integer. */
  private static final float GREATEST_INTEGER = 1 << 24;

  private static final int GREATEST_STEPS = 1 << 30;

  /** A little below two bounds, so that rounding to float32 does not break the promise. */
  private static final double STEP_PER_BOUND = 1.998;

  /** Checks the range. */
  public ErrorBound {
    if (!(greatest >= 0) || greatest > GREATEST_INTEGER) {
      throw new WrongArgumentException(
          "max_error must be 0 to " + (int) GREATEST_INTEGER + ", got " + greatest);
    }
  }

  /**
   * What is stored beside the payload of a chunk.
   *
   * @param part the bytes
   * @param restored what a reader will get
   */
  public record Residual(byte[] part, Waveforms restored) {}

  /**
   * Finds what the codec leaves over.
   *
   * @param original what was recorded
   * @param coded what the codec restores of it, of the same shape
   * @return what keeps the promise
   * @throws WrongArgumentException if the bound cannot be kept
   */
  public Residual of(Waveforms original, Waveforms coded) {
    ResidualGrid grid = grid(integers(original));
    int[] steps = new int[original.values().length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = steps(grid, original, coded.values()[i], i);
    }
    byte[] part = ResidualCoding.write(grid.integers(), steps, original);
    return new Residual(part, grid.restored(coded, steps));
  }

  /**
   * Restores what {@link #of} promised.
   *
   * @param part the bytes that it gave, to their end
   * @param coded what the codec restores
   * @return no sample farther off than the bound
   * @throws io.github.spikepress.errors.DamagedFileException if the bytes are damaged
   */
  public Waveforms restore(SectionReader part, Waveforms coded) {
    int kind = part.getByte("kind of residual");
    if (kind > 1 || kind == 0 && greatest == 0) {
      throw part.damaged("kind of residual is " + kind);
    }
    int[] steps = ResidualCoding.read(part, coded);
    return grid(kind == 1).restored(coded, steps);
  }

  private ResidualGrid grid(boolean integers) {
    return integers
        ? new ResidualGrid(true, 2 * Math.floor(greatest) + 1)
        : new ResidualGrid(false, STEP_PER_BOUND * greatest);
  }

  private int steps(ResidualGrid grid, Waveforms original, float coded, int i) {
    float value = original.values()[i];
    long nearest = grid.nearest(value, coded);
    for (long steps : new long[] {nearest, nearest - 1, nearest + 1}) {
      if (Math.abs(steps) <= GREATEST_STEPS
          && Math.abs((double) value - grid.value(coded, (int) steps)) <= greatest) {
        return (int) steps;
      }
    }
    throw new WrongArgumentException(
        "max_error="
            + greatest
            + " is too fine for spike "
            + i / original.valuesPerSpike()
            + ", which has "
            + value
            + ": numbers of 32 bits cannot hold it; give a greater max_error");
  }

  private boolean integers(Waveforms original) {
    for (float value : original.values()) {
      if (value != Math.rint(value) || Math.abs(value) > GREATEST_INTEGER) {
        if (greatest == 0) {
          throw new WrongArgumentException(
              "max_error=0 restores integers, but a spike has "
                  + value
                  + ": filtered spikes have fractions; switch the filter off or give max_error > 0");
        }
        return false;
      }
    }
    return true;
  }
}
