// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spikepress.codec.cae.Convolution;
import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import io.github.spikepress.codec.cae.training.framework.NativeThreads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares the gradients of a stage with numerical ones in double precision. */
public final class GradientCheck {

  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 2e-6;

  /** Groups of a batch. */
  public static final int BATCH = 3;

  /** Times of a group. */
  public static final int TIMES = 4;

  private final SplittableRandom random = new SplittableRandom(5);
  private final Map<String, INDArray> values = new HashMap<>();
  private final Map<String, INDArray> gradients = new HashMap<>();

  /** What was declared, with its gradients. */
  public final Weights weights = new Weights(values, gradients);

  /** Sums in one order. */
  public GradientCheck() {
    NativeThreads.useOne();
  }

  /** The gradients of a stage of so many channels, and of all that was declared. */
  public void check(Stage stage, int channels) {
    check(stage, channels, BATCH * TIMES);
  }

  /** The same with another number of rows. */
  public void check(Stage stage, int channels, int rows) {
    INDArray input = random(rows, channels);
    INDArray pull = stage.forward(input.dup(), true).dup().assign(0);
    pull.assign(random(pull.rows(), pull.columns()));
    gradients.values().forEach(gradient -> gradient.assign(0));
    INDArray back = stage.backward(pull.dup()).dup();
    DoubleSupplier loss =
        () -> stage.forward(input.dup(), true).mul(pull).sumNumber().doubleValue();
    compare(input, back, loss);
    for (String name : values.keySet()) {
      if (!name.endsWith(".mean") && !name.endsWith(".variance")) {
        compare(values.get(name), gradients.get(name), loss);
      }
    }
  }

  /** One gradient at a point. */
  public void compare(INDArray point, INDArray gradient, DoubleSupplier loss) {
    for (int row = 0; row < point.rows(); row++) {
      for (int column = 0; column < point.columns(); column++) {
        double kept = point.getDouble(row, column);
        point.putScalar(row, column, kept + STEP);
        double above = loss.getAsDouble();
        point.putScalar(row, column, kept - STEP);
        double below = loss.getAsDouble();
        point.putScalar(row, column, kept);
        double expected = (above - below) / (2 * STEP);
        double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
        assertEquals(expected, gradient.getDouble(row, column), tolerance);
      }
    }
  }

  /** Gives a convolution parameters at random. */
  public Convolution declare(Convolution shape) {
    declare(ParameterSpec.of(shape));
    return shape;
  }

  /** Makes parameters at random. */
  public void declare(List<ParameterSpec> specs) {
    for (ParameterSpec spec : specs) {
      INDArray value = random(spec.rows(), spec.columns());
      boolean positive = spec.name().endsWith("scale") || spec.name().endsWith("variance");
      values.put(spec.name(), positive ? value.muli(0.3).addi(1) : value.muli(0.5));
      gradients.put(spec.name(), value.dup().assign(0));
    }
  }

  /** A matrix of numbers from -1 to 1. */
  public INDArray random(long rows, long columns) {
    INDArray drawn = Nd4j.create(DataType.DOUBLE, new long[] {rows, columns}, 'c');
    double[] numbers = random.doubles(rows * columns, -1, 1).toArray();
    return JavaArrays.put(numbers, drawn);
  }
}
