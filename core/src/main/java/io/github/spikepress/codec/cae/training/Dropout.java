// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Drops values at random while training and scales the others up, from a seed of its own. */
final class Dropout implements Stage {

  private static final int CHOICES = 256;

  private final int dropped;
  private final float kept;
  private final SplittableRandom random;
  private final Scratch mask = new Scratch();
  private float[] choices = new float[0];
  private boolean active;

  /**
   * Makes the layer.
   *
   * @param rate probability to drop a value, rounded to a multiple of 1/256
   * @param seed start of its choices
   */
  Dropout(double rate, long seed) {
    dropped = (int) Math.round(rate * CHOICES);
    kept = (float) CHOICES / (CHOICES - dropped);
    random = new SplittableRandom(seed);
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    active = training && dropped > 0;
    return active ? rows.muli(draw(rows)) : rows;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    return active ? gradient.muli(mask.like(gradient)) : gradient;
  }

  private INDArray draw(INDArray rows) {
    INDArray drawn = mask.like(rows);
    int count = (int) rows.length();
    if (choices.length < count) {
      choices = new float[count];
    }
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits = i % Long.BYTES == 0 ? random.nextLong() : bits >>> Byte.SIZE;
      choices[i] = (bits & 0xff) < dropped ? 0 : kept;
    }
    JavaArrays.put(choices, drawn);
    return drawn;
  }
}
