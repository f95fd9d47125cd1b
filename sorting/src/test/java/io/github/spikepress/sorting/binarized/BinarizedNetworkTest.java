// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The bitwise path against the same network in plain floating point. */
class BinarizedNetworkTest {

  @Property(tries = 40)
  void decidesLikeTheFloatingPointNetwork(
      @ForAll @IntRange(min = 1, max = 70) int inputs,
      @ForAll @IntRange(min = 1, max = 150) int width,
      @ForAll @IntRange(min = 1, max = 9) int classes,
      @ForAll long seed) {
    Plain plain = new Plain(inputs, width, classes, seed);
    BinarizedNetwork packed = plain.pack();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50; i++) {
      float[] spike = gaussian(random, 1, inputs)[0];
      assertEquals(plain.classify(spike), packed.classify(spike));
    }
  }

  /** Counts are even or odd whole numbers, so that a shift of zero meets the border exactly. */
  @Test
  void aUnitOnItsBorderIsOn() {
    SignMatrix weights = SignMatrix.of(new float[][] {{1, -1}, {1, -1}});
    BatchNorm norm = new BatchNorm(new float[] {1, -1}, new float[] {0, 0});
    BinaryLayer layer = BinaryLayer.fold(weights, norm);
    assertEquals(0b11, layer.forward(SignMatrix.pack(new float[] {1, 1}))[0]);
    assertEquals(0b01, layer.forward(SignMatrix.pack(new float[] {1, -1}))[0]);
    assertEquals(0b10, layer.forward(SignMatrix.pack(new float[] {-1, 1}))[0]);
  }

  @Test
  void aUnitWithoutGainFollowsItsShift() {
    SignMatrix weights = SignMatrix.of(new float[][] {{1, -1, 1}, {1, -1, 1}});
    BatchNorm norm = new BatchNorm(new float[] {0, 0}, new float[] {1, -1});
    BinaryLayer layer = BinaryLayer.fold(weights, norm);
    assertEquals(0b01, layer.forward(SignMatrix.pack(new float[] {-1, 1, -1}))[0]);
  }

  @Test
  void isTwentyNineTimesSmallerThanItsDenseTwin() {
    int packed = new Plain(64, 256, 3, 1).pack().sizeBytes();
    int dense = 4 * (64 * 256 + 256 * 256 + 256 * 3 + 256 + 256 + 3);
    assertTrue(packed * 29 <= dense, packed + " bytes against " + dense);
  }

  @Test
  void refusesWhatDoesNotFit() {
    BinarizedNetwork network = new Plain(8, 16, 2, 1).pack();
    String message =
        assertThrows(WrongArgumentException.class, () -> network.classify(new float[9]))
            .getMessage();
    assertTrue(message.contains("8 values, got 9"), message);
    assertThrows(WrongArgumentException.class, () -> new SignMatrix(3, new long[][] {{8}}));
    assertThrows(
        WrongArgumentException.class,
        () -> new BatchNorm(new float[] {Float.NaN}, new float[] {0}));
    assertThrows(
        WrongArgumentException.class,
        () ->
            new BinarizedNetwork(
                network.inputWeights(),
                network.inputNorm(),
                network.hidden(),
                network.inputWeights(),
                network.outputNorm()));
  }

  private static float[][] gaussian(SplittableRandom random, int rows, int columns) {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return values;
  }

  /** The network as it is trained: floats, products and the sign function. */
  private static final class Plain {

    private final float[][] first;
    private final float[][] second;
    private final float[][] third;
    private final BatchNorm[] norms;

    Plain(int inputs, int width, int classes, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      first = gaussian(random, width, inputs);
      second = gaussian(random, width, width);
      third = gaussian(random, classes, width);
      norms = new BatchNorm[] {norm(random, width), norm(random, width), norm(random, classes)};
    }

    BinarizedNetwork pack() {
      return new BinarizedNetwork(
          SignMatrix.of(first),
          norms[0],
          BinaryLayer.fold(SignMatrix.of(second), norms[1]),
          SignMatrix.of(third),
          norms[2]);
    }

    int classify(float[] spike) {
      float[] scores =
          layer(
              third,
              norms[2],
              signs(layer(second, norms[1], signs(layer(first, norms[0], spike)))));
      int best = 0;
      for (int c = 1; c < scores.length; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      return best;
    }

    private static BatchNorm norm(SplittableRandom random, int units) {
      float[] shifts = gaussian(random, 1, units)[0];
      return new BatchNorm(gaussian(random, 1, units)[0], shifts);
    }

    private static float[] layer(float[][] weights, BatchNorm norm, float[] inputs) {
      float[] outputs = new float[weights.length];
      for (int unit = 0; unit < outputs.length; unit++) {
        float sum = 0;
        for (int j = 0; j < inputs.length; j++) {
          sum += Math.signum(weights[unit][j]) * inputs[j];
        }
        outputs[unit] = norm.gains()[unit] * sum + norm.shifts()[unit];
      }
      return outputs;
    }

    private static float[] signs(float[] values) {
      float[] signs = new float[values.length];
      for (int i = 0; i < signs.length; i++) {
        signs[i] = values[i] >= 0 ? 1 : -1;
      }
      return signs;
    }
  }
}
