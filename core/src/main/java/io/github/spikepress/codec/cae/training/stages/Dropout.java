// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.training.arithmetic.Cells;
import io.github.spikepress.codec.cae.training.arithmetic.Region;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Drops values at random while training and scales the others up, from a seed of its own. */
final class Dropout implements Stage {

  private static final int CHOICES = 256;

  private final int dropped;
  private final double[] factors = new double[CHOICES];
  private final SplittableRandom random;
  private Cells mask;
  private int drawn;
  private boolean active;

  /**
   * Makes the layer.
   *
   * @param rate probability to drop a value, rounded to a multiple of 1/256
   * @param seed start of its choices
   */
  Dropout(double rate, long seed) {
    dropped = (int) Math.round(rate * CHOICES);
    Arrays.fill(factors, dropped, CHOICES, (float) CHOICES / (CHOICES - dropped));
    random = new SplittableRandom(seed);
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    active = training && dropped > 0;
    if (active) {
      draw(rows);
    }
    return masked(rows);
  }

  @Override
  public INDArray backward(INDArray gradient) {
    return masked(gradient);
  }

  private INDArray masked(INDArray rows) {
    if (active) {
      Region region = new Region(rows);
      Cells factor = region.block();
      region.change(
          (cells, at) -> {
            factor.copy(mask, at, cells.count());
            cells.multiply(factor);
          });
    }
    return rows;
  }

  private void draw(INDArray rows) {
    int count = Math.toIntExact(rows.length());
    if (drawn < count) {
      mask = Cells.of(rows.dataType(), count);
      drawn = count;
    }
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits = i % Long.BYTES == 0 ? random.nextLong() : bits >>> Byte.SIZE;
      mask.set(i, factors[(int) (bits & 0xff)]);
    }
  }
}
