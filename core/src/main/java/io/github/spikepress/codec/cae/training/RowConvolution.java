// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.Convolution;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution along time without bias: one matrix product for each tap. Its input must still hold
 * in the backward pass.
 */
final class RowConvolution implements Stage {

  private final Convolution shape;
  private final int times;
  private final INDArray weights;
  private final INDArray gradients;
  private final GroupedKernel grouped;
  private final Scratch out = new Scratch();
  private final Scratch back = new Scratch();
  private INDArray kernel;
  private INDArray input;

  /**
   * Makes the convolution.
   *
   * @param shape its shape
   * @param times times of its input
   * @param weights where its weights lie
   */
  RowConvolution(Convolution shape, int times, Weights weights) {
    this.shape = shape;
    this.times = times;
    this.weights = weights.value(shape.name() + ".weight");
    this.gradients = weights.gradient(shape.name() + ".weight");
    grouped = shape.groups() == 1 ? null : new GroupedKernel(shape, this.weights.dataType());
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    kernel = grouped == null ? weights : grouped.expand(weights);
    input = rows;
    INDArray result = out.rows(rows.dataType(), rows.rows(), shape.out());
    for (Tap tap : taps(rows.rows())) {
      tap.outputs(result).product(tap.inputs(input), tap.weights(kernel), !tap.isCentre());
    }
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray kernelGradient = grouped == null ? gradients : grouped.gradient();
    INDArray result = back.rows(gradient.dataType(), gradient.rows(), shape.in());
    for (Tap tap : taps(gradient.rows())) {
      RowRange outputs = tap.outputs(gradient);
      tap.weights(kernelGradient).transposedProduct(tap.inputs(input), outputs, true);
      tap.inputs(result).productTransposed(outputs, tap.weights(kernel), !tap.isCentre());
    }
    if (grouped != null) {
      grouped.compact(gradients);
    }
    return result;
  }

  /** The taps, the centre first: it alone reaches every row. */
  private List<Tap> taps(int rows) {
    int centre = shape.taps() / 2;
    int batch = rows / times;
    List<Tap> taps = new ArrayList<>();
    for (int i = 0; i < shape.taps(); i++) {
      int tap = (centre + i) % shape.taps();
      int shift = tap - centre;
      if (Math.abs(shift) < times) {
        taps.add(new Tap(tap, shape.in(), shift * batch, rows - Math.abs(shift) * batch));
      }
    }
    return taps;
  }

  /**
   * One tap: the rows of the input that it reads and the rows of the output that it writes; at the
   * ends, where the other ones would meet zeros, there are none.
   *
   * @param index place in the kernel
   * @param channels rows of its weights
   * @param shift rows from an output to its input
   * @param rows rows that it reaches
   */
  private record Tap(int index, int channels, int shift, int rows) {

    boolean isCentre() {
      return shift == 0;
    }

    RowRange inputs(INDArray matrix) {
      return new RowRange(matrix, Math.max(0, shift), rows);
    }

    RowRange outputs(INDArray matrix) {
      return new RowRange(matrix, Math.max(0, -shift), rows);
    }

    RowRange weights(INDArray matrix) {
      return new RowRange(matrix, (long) index * channels, channels);
    }
  }
}
