// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.training.arithmetic.MatrixPart;
import io.github.spikepress.codec.cae.training.arithmetic.Scratch;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A linear map from every time of every channel to every time of every channel. */
final class LinearStage implements Stage {

  private final LinearShape shape;
  private final INDArray weights;
  private final INDArray gradients;
  private final Scratch in = new Scratch();
  private final Scratch product = new Scratch();
  private final Scratch out = new Scratch();
  private final Scratch back = new Scratch();
  private INDArray input;

  LinearStage(LinearShape shape, Weights weights) {
    this.shape = shape;
    this.weights = weights.value(shape.name());
    this.gradients = weights.gradient(shape.name());
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    int batch = rows.rows() / shape.from().times();
    input = shape.from().toVectors(rows, in.rows(rows.dataType(), batch, shape.from().length()));
    INDArray result = product.rows(rows.dataType(), batch, shape.to().length());
    all(result).product(all(input), all(weights), false);
    return shape
        .to()
        .toRows(
            result,
            out.rows(rows.dataType(), (long) batch * shape.to().times(), shape.to().channels()));
  }

  @Override
  public INDArray backward(INDArray gradient) {
    int batch = input.rows();
    INDArray passed = product.rows(gradient.dataType(), batch, shape.to().length());
    shape.to().toVectors(gradient, passed);
    all(gradients).transposedProduct(all(input), all(passed), true);
    all(input).productTransposed(all(passed), all(weights), false);
    return shape
        .from()
        .toRows(
            input,
            back.rows(
                gradient.dataType(), (long) batch * shape.from().times(), shape.from().channels()));
  }

  private static MatrixPart all(INDArray matrix) {
    return new MatrixPart(matrix, 0, matrix.rows(), 0, matrix.columns());
  }
}
