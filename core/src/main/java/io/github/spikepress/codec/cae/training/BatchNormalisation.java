// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Batch normalisation of each channel (Ioffe and Szegedy 2015) with running statistics for use
 * after training. It works in place on the rows that it is given.
 */
final class BatchNormalisation implements Stage {

  /** What is added to a variance. */
  static final double EPSILON = 1e-5;

  /** The share of a batch in the running statistics. */
  static final double MOMENTUM = 0.1;

  private final String name;
  private final Weights weights;
  private final ColumnSums sums = new ColumnSums();
  private final Scratch normalised = new Scratch();
  private final Scratch products = new Scratch();
  private final INDArray mean;
  private final INDArray variance;
  private INDArray inverse;
  private boolean batchStatistics;

  BatchNormalisation(String name, Weights weights) {
    this.name = name;
    this.weights = weights;
    mean = weights.value(name + ".mean").dup();
    variance = mean.dup();
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    batchStatistics = training;
    INDArray centred = normalised.like(rows);
    if (training) {
      measure(rows, centred);
    } else {
      mean.assign(weights.value(name + ".mean"));
      variance.assign(weights.value(name + ".variance"));
      Nd4j.getExecutioner().exec(new BroadcastSubOp(rows, mean, centred, 1));
    }
    inverse = Transforms.pow(variance.add(EPSILON), -0.5, false);
    centred.muliRowVector(inverse);
    Nd4j.getExecutioner()
        .exec(new BroadcastMulOp(centred, weights.value(name + ".scale"), rows, 1));
    return rows.addiRowVector(weights.value(name + ".shift"));
  }

  private void measure(INDArray rows, INDArray centred) {
    long count = rows.rows();
    sums.of(rows, mean, 1.0 / count);
    Nd4j.getExecutioner().exec(new BroadcastSubOp(rows, mean, centred, 1));
    INDArray squares = products.like(rows);
    Nd4j.getExecutioner().exec(new MulOp(centred, centred, squares));
    sums.of(squares, variance, 1.0 / count);
    follow(weights.value(name + ".mean"), mean, 1);
    follow(weights.value(name + ".variance"), variance, count / Math.max(1.0, count - 1));
  }

  private static void follow(INDArray running, INDArray batch, double factor) {
    running.muli(1 - MOMENTUM).addi(batch.mul(MOMENTUM * factor));
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray xhat = normalised.like(gradient);
    INDArray product = products.like(gradient);
    Nd4j.getExecutioner().exec(new MulOp(gradient, xhat, product));
    INDArray scaleGradient = mean.ulike();
    INDArray shiftGradient = mean.ulike();
    sums.of(product, scaleGradient, 1);
    sums.of(gradient, shiftGradient, 1);
    weights.gradient(name + ".scale").addi(scaleGradient);
    weights.gradient(name + ".shift").addi(shiftGradient);
    if (batchStatistics) {
      double share = 1.0 / gradient.rows();
      xhat.muliRowVector(scaleGradient.muli(share));
      gradient.subi(xhat).subiRowVector(shiftGradient.muli(share));
    }
    return gradient.muliRowVector(weights.value(name + ".scale").mul(inverse));
  }
}
