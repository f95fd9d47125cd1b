// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.List;
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
      @ForAll boolean eightBit,
      @ForAll long seed) {
    InputGrid grid = eightBit ? InputGrid.eightBit() : InputGrid.fine(inputs);
    Plain plain = new Plain(inputs, width, classes, grid, seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (OutputLayer output : List.of(plain.binaryOutput(), plain.realOutput())) {
      BinarizedNetwork packed = plain.pack(output);
      float[][] spikes = gaussian(random, 150, inputs);
      for (int i = 0; i < 50; i++) {
        assertArrayEquals(plain.scores(spikes[i], output), packed.scores(spikes[i]));
      }
      assertArrayEquals(
          Arrays.stream(spikes).mapToInt(packed::classify).toArray(), packed.classifyAll(spikes));
    }
  }

  /** Several blocks, the last of them incomplete, in narrow lanes, wide lanes and one at a time. */
  @Test
  void decidesLikeOneSpikeAtATimeWhateverTheGrid() {
    SplittableRandom random = new SplittableRandom(5);
    int[][] shapes = {
      {8, 5, 127}, {8, 5, 128}, {8, 5, 200}, {22, 20, 100}, {23, 20, 9}, {22, 20, 900}
    };
    for (int[] shape : shapes) {
      InputGrid grid = new InputGrid(shape[0], shape[1]);
      Plain plain = new Plain(shape[2], 140, 3, grid, 5);
      BinarizedNetwork packed = plain.pack(plain.binaryOutput());
      float[][] spikes = gaussian(random, 1101, shape[2]);
      Arrays.fill(spikes[7], 9);
      Arrays.fill(spikes[8], -9);
      assertArrayEquals(
          Arrays.stream(spikes).mapToInt(packed::classify).toArray(), packed.classifyAll(spikes));
    }
  }

  @Property(tries = 100)
  void singlePrecisionLeavesTheSameNumbers(
      @ForAll @IntRange(min = 2, max = InputGrid.FRACTION_BITS) int bits, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InputGrid grid = new InputGrid(bits, random.nextInt(bits + 1));
    float[] values = new float[200];
    for (int i = 0; i < values.length; i++) {
      float near = (float) (random.nextInt(-600, 600) * grid.step() / 2);
      float any = Float.intBitsToFloat(random.nextInt());
      values[i] = i % 2 == 0 || Float.isNaN(any) ? near : any;
    }
    float[] fractions = new float[values.length];
    grid.toFractions(values, fractions);
    int above = 32 - bits;
    for (int i = 0; i < values.length; i++) {
      int number = Float.floatToRawIntBits(fractions[i]) << above >> above;
      assertEquals(grid.toInteger(values[i]), number, "" + values[i]);
    }
  }

  /** Counts are even or odd whole numbers, so that a shift of zero meets the border exactly. */
  @Test
  void aUnitOnItsBorderIsOn() {
    SignMatrix weights = SignMatrix.of(new float[][] {{1, -1}, {1, -1}});
    BinaryLayer layer = BinaryLayer.fold(weights, affine(new float[] {1, -1}, new float[2]));
    assertEquals(0b11, layer.forward(SignMatrix.pack(new float[] {1, 1}))[0]);
    assertEquals(0b01, layer.forward(SignMatrix.pack(new float[] {1, -1}))[0]);
    assertEquals(0b10, layer.forward(SignMatrix.pack(new float[] {-1, 1}))[0]);
  }

  @Test
  void aUnitWithoutGainFollowsItsShift() {
    SignMatrix weights = SignMatrix.of(new float[][] {{1, -1, 1}, {1, -1, 1}});
    Normalisation norm = affine(new float[] {0, 0}, new float[] {1, -1});
    BinaryLayer layer = BinaryLayer.fold(weights, norm);
    assertEquals(0b01, layer.forward(SignMatrix.pack(new float[] {-1, 1, -1}))[0]);
    InputLayer input = InputLayer.fold(weights, InputGrid.eightBit(), norm);
    assertEquals(0b01, input.forward(new float[] {-9, 9, -9})[0]);
    assertEquals(0b01, input.forward(new float[] {9, -9, 9})[0]);
  }

  @Property(tries = 100)
  void sumsOnTheGridAreExactInAnyOrder(
      @ForAll @IntRange(min = 1, max = 4096) int inputs, @ForAll long seed) {
    InputGrid grid = InputGrid.fine(inputs);
    SplittableRandom random = new SplittableRandom(seed);
    float forwards = 0;
    double exact = 0;
    for (int i = 0; i < inputs; i++) {
      float value = grid.round((float) random.nextDouble(-40, 40));
      forwards += value;
      exact += value;
    }
    assertEquals(exact, forwards);
    assertTrue(grid.bits() >= 12);
  }

  @Test
  void isTwentyNineTimesSmallerThanItsDenseTwin() {
    for (int[] shape : new int[][] {{64, 3}, {48, 4}, {48, 19}, {32, 3}}) {
      int inputs = shape[0];
      int classes = shape[1];
      Plain plain = new Plain(inputs, 256, classes, InputGrid.eightBit(), 1);
      int packed = plain.pack(plain.binaryOutput()).sizeBytes();
      DenseNetwork dense =
          new DenseNetwork(List.of(layer(inputs, 256), layer(256, 256), layer(256, classes)));
      assertEquals(
          4 * (inputs * 256 + 256 * 256 + 256 * classes + 256 + 256 + classes), dense.sizeBytes());
      assertTrue(packed * 29 <= dense.sizeBytes(), packed + " against " + dense.sizeBytes());
    }
  }

  @Test
  void countsItsOperations() {
    Plain plain = new Plain(64, 256, 3, InputGrid.eightBit(), 1);
    assertEquals(
        new NetworkOperations(0, 0, 8 * 64 * 256 + 65_536 + 768),
        plain.pack(plain.binaryOutput()).operations());
    assertEquals(
        new NetworkOperations(0, 768, 8 * 64 * 256 + 65_536),
        plain.pack(plain.realOutput()).operations());
  }

  @Test
  void sixteenAdditionsOrTwoHundredAndFiftySixBitsMakeAProduct() {
    assertEquals(3 + 2 + 1, new NetworkOperations(3, 32, 256).equivalentMultiplications());
  }

  @Test
  void refusesWhatDoesNotFit() {
    Plain plain = new Plain(8, 16, 2, InputGrid.eightBit(), 1);
    BinarizedNetwork network = plain.pack(plain.binaryOutput());
    String message =
        assertThrows(WrongArgumentException.class, () -> network.classify(new float[9]))
            .getMessage();
    assertTrue(message.contains("8 values, got 9"), message);
    assertThrows(WrongArgumentException.class, () -> new SignMatrix(3, new long[][] {{8}}));
    assertThrows(
        WrongArgumentException.class,
        () -> new BinaryOutput(network.hidden().weights(), new int[3]));
    assertThrows(
        WrongArgumentException.class,
        () -> new BinaryOutput(SignMatrix.of(new float[2][16]), new int[] {0, 40_000}));
    assertThrows(
        WrongArgumentException.class,
        () ->
            new BinarizedNetwork(
                network.input(),
                new BinaryLayer(network.input().weights(), new int[16]),
                network.output()));
    assertThrows(
        WrongArgumentException.class, () -> new DenseNetwork(List.of(layer(3, 4), layer(5, 2))));
  }

  private static DenseNetwork.Layer layer(int inputs, int units) {
    return new DenseNetwork.Layer(new float[units][inputs], new float[units]);
  }

  private static Normalisation affine(float[] gains, float[] shifts) {
    return sums -> {
      float[] normalised = new float[sums.length];
      for (int unit = 0; unit < sums.length; unit++) {
        normalised[unit] = gains[unit] * sums[unit] + shifts[unit];
      }
      return normalised;
    };
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

    private final InputGrid grid;
    private final float[][] first;
    private final float[][] second;
    private final float[][] third;
    private final int[] biases;
    private final Normalisation[] norms;

    Plain(int inputs, int width, int classes, InputGrid grid, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      this.grid = grid;
      first = gaussian(random, width, inputs);
      second = gaussian(random, width, width);
      third = gaussian(random, classes, width);
      biases = random.ints(classes, -9000, 9000).toArray();
      norms = new Normalisation[] {norm(random, width), norm(random, width)};
    }

    OutputLayer binaryOutput() {
      return new BinaryOutput(SignMatrix.of(third), biases);
    }

    OutputLayer realOutput() {
      short[][] steps = new short[third.length][third[0].length];
      for (int c = 0; c < steps.length; c++) {
        for (int i = 0; i < steps[c].length; i++) {
          steps[c][i] = (short) Math.round(4096 * third[c][i]);
        }
      }
      return new FixedPointOutput(steps, biases);
    }

    BinarizedNetwork pack(OutputLayer output) {
      return new BinarizedNetwork(
          InputLayer.fold(SignMatrix.of(first), grid, norms[0]),
          BinaryLayer.fold(SignMatrix.of(second), norms[1]),
          output);
    }

    float[] scores(float[] spike, OutputLayer output) {
      float[] rounded = new float[spike.length];
      for (int i = 0; i < spike.length; i++) {
        rounded[i] = grid.round(spike[i]);
      }
      float[] hidden =
          signs(norms[1].apply(layer(second, signs(norms[0].apply(layer(first, rounded))))));
      float[] scores = new float[biases.length];
      for (int c = 0; c < scores.length; c++) {
        scores[c] = biases[c] / 4096f;
        for (int i = 0; i < hidden.length; i++) {
          float weight =
              output instanceof FixedPointOutput real
                  ? real.weights()[c][i] / 4096f
                  : Math.signum(third[c][i]) / 16;
          scores[c] += hidden[i] * weight;
        }
      }
      return scores;
    }

    private static Normalisation norm(SplittableRandom random, int units) {
      float[] shifts = gaussian(random, 1, units)[0];
      return affine(gaussian(random, 1, units)[0], shifts);
    }

    private static float[] layer(float[][] weights, float[] inputs) {
      float[] outputs = new float[weights.length];
      for (int unit = 0; unit < outputs.length; unit++) {
        for (int j = 0; j < inputs.length; j++) {
          outputs[unit] += Math.signum(weights[unit][j]) * inputs[j];
        }
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
