// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.training.arithmetic.Cells;
import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import io.github.spikepress.codec.cae.training.arithmetic.Region;
import io.github.spikepress.codec.cae.training.arithmetic.Scratch;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation of each channel (Ioffe and Szegedy 2015) with running statistics for use
 * after training. Its input must still hold in the backward pass.
 */
final class BatchNormalisation implements Stage {

  /** What is added to a variance. */
  static final double EPSILON = 1e-5;

  /** The share of a batch in the running statistics. */
  static final double MOMENTUM = 0.1;

  private final String name;
  private final Weights weights;
  private final Scratch out = new Scratch();
  private INDArray input;
  private double[] mean;
  private double[] variance;
  private boolean batchStatistics;

  BatchNormalisation(String name, Weights weights) {
    this.name = name;
    this.weights = weights;
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    input = rows;
    batchStatistics = training;
    mean = value("mean");
    variance = value("variance");
    Region from = new Region(rows);
    if (training) {
      measure(from);
    }
    double[] slope = new double[mean.length];
    double[] level = value("shift");
    double[] scale = value("scale");
    for (int c = 0; c < slope.length; c++) {
      slope[c] = scale[c] * inverse(c);
      level[c] -= mean[c] * slope[c];
    }
    Cells slopes = from.block(slope);
    Cells levels = from.block(level);
    INDArray result = out.like(rows);
    from.into(
        new Region(result),
        (cells, at) -> {
          cells.multiply(slopes);
          cells.add(levels);
        });
    return result;
  }

  private double inverse(int channel) {
    return 1 / Math.sqrt(variance[channel] + EPSILON);
  }

  /** Mean and variance in one pass, as distances from the running mean lest digits cancel. */
  private void measure(Region rows) {
    double[] pivot = mean.clone();
    Cells pivots = rows.block(pivot);
    Cells sums = rows.block();
    Cells squares = rows.block();
    rows.each(
        (cells, at) -> {
          cells.subtract(pivots);
          sums.add(cells);
          squares.addProduct(cells, cells);
        });
    double[] sum = rows.columnSums(sums);
    double[] square = rows.columnSums(squares);
    int count = rows.rows();
    double[] runningMean = value("mean");
    double[] runningVariance = value("variance");
    for (int c = 0; c < mean.length; c++) {
      double distance = sum[c] / count;
      mean[c] = pivot[c] + distance;
      variance[c] = Math.max(0, square[c] / count - distance * distance);
      double unbiased = variance[c] * count / Math.max(1.0, count - 1);
      runningMean[c] += MOMENTUM * (mean[c] - runningMean[c]);
      runningVariance[c] += MOMENTUM * (unbiased - runningVariance[c]);
    }
    JavaArrays.put(runningMean, weights.value(name + ".mean"));
    JavaArrays.put(runningVariance, weights.value(name + ".variance"));
  }

  @Override
  public INDArray backward(INDArray gradient) {
    Region gradients = new Region(gradient);
    double[] shiftSums = new double[mean.length];
    double[] scaleSums = sums(gradients, shiftSums);
    double share = batchStatistics ? 1.0 / gradients.rows() : 0;
    double[] factor = value("scale");
    double[] slope = new double[mean.length];
    double[] level = new double[mean.length];
    for (int c = 0; c < mean.length; c++) {
      factor[c] *= inverse(c);
      slope[c] = -factor[c] * inverse(c) * scaleSums[c] * share;
      level[c] = -factor[c] * shiftSums[c] * share - slope[c] * mean[c];
    }
    combine(gradients, factor, slope, level);
    JavaArrays.add(scaleSums, weights.gradient(name + ".scale"));
    JavaArrays.add(shiftSums, weights.gradient(name + ".shift"));
    return gradient;
  }

  /** Sums of the gradients, and of their products with the normalised inputs, which it returns. */
  private double[] sums(Region gradients, double[] shiftSums) {
    Region rows = new Region(input);
    Cells means = rows.block(mean);
    Cells centred = rows.block();
    Cells plain = rows.block();
    Cells products = rows.block();
    gradients.each(
        (cells, at) -> {
          rows.read(centred, at);
          centred.subtract(means);
          plain.add(cells);
          products.addProduct(cells, centred);
        });
    System.arraycopy(rows.columnSums(plain), 0, shiftSums, 0, shiftSums.length);
    double[] scaleSums = rows.columnSums(products);
    for (int c = 0; c < scaleSums.length; c++) {
      scaleSums[c] *= inverse(c);
    }
    return scaleSums;
  }

  /** Makes each gradient g, with input x, factor g + slope x + level. */
  private void combine(Region gradients, double[] factor, double[] slope, double[] level) {
    Region rows = new Region(input);
    Cells factors = rows.block(factor);
    Cells slopes = rows.block(slope);
    Cells levels = rows.block(level);
    Cells values = rows.block();
    gradients.change(
        (cells, at) -> {
          rows.read(values, at);
          cells.multiply(factors);
          cells.addProduct(values, slopes);
          cells.add(levels);
        });
  }

  private double[] value(String what) {
    return JavaArrays.doubles(weights.value(name + "." + what));
  }
}
