// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.Convolution;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A convolution along time without bias: one matrix product for each tap. */
final class RowConvolution implements Stage {

  private final Convolution shape;
  private final int times;
  private final INDArray weights;
  private final INDArray gradients;
  private final GroupedKernel grouped;
  private final Scratch padded = new Scratch();
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
    input = pad(rows);
    INDArray result = out.rows(rows.dataType(), rows.rows(), shape.out());
    long batch = rows.rows() / times;
    for (int tap = 0; tap < shape.taps(); tap++) {
      INDArray shifted = MatrixViews.rows(input, tap * batch, rows.rows());
      Nd4j.gemm(shifted, tapOf(kernel, tap), result, false, false, 1, tap == 0 ? 0 : 1);
    }
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray kernelGradient = grouped == null ? gradients : grouped.gradient();
    long count = gradient.rows();
    long batch = count / times;
    INDArray result = back.rows(gradient.dataType(), input.rows(), shape.in());
    if (shape.taps() > 1) {
      result.assign(0);
    }
    for (int tap = 0; tap < shape.taps(); tap++) {
      INDArray shifted = MatrixViews.rows(input, tap * batch, count);
      INDArray target = MatrixViews.rows(result, tap * batch, count);
      Nd4j.gemm(shifted, gradient, tapOf(kernelGradient, tap), true, false, 1, 1);
      double keep = shape.taps() > 1 ? 1 : 0;
      Nd4j.gemm(gradient, tapOf(kernel, tap), target, false, true, 1, keep);
    }
    if (grouped != null) {
      grouped.compact(gradients);
    }
    return MatrixViews.rows(result, margin(batch), count);
  }

  private INDArray pad(INDArray rows) {
    if (shape.taps() == 1) {
      return rows;
    }
    long margin = margin(rows.rows() / times);
    DataType type = rows.dataType();
    INDArray result = padded.rows(type, rows.rows() + 2 * margin, shape.in());
    MatrixViews.rows(result, 0, margin).assign(0);
    MatrixViews.rows(result, margin, rows.rows()).assign(rows);
    MatrixViews.rows(result, margin + rows.rows(), margin).assign(0);
    return result;
  }

  private long margin(long batch) {
    return shape.taps() / 2 * batch;
  }

  private INDArray tapOf(INDArray matrix, int tap) {
    return MatrixViews.rows(matrix, (long) tap * shape.in(), shape.in());
  }
}
