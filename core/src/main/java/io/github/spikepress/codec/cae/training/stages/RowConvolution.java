// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.Convolution;
import io.github.spikepress.codec.cae.training.arithmetic.MatrixPart;
import io.github.spikepress.codec.cae.training.arithmetic.Scratch;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution along time without bias: one matrix product for each tap and band of groups. Its
 * input must still hold in the backward pass.
 */
final class RowConvolution implements Stage {

  /** Into how many bands of channels many groups are gathered: narrower products are slower. */
  private static final int BANDS = 4;

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
    for (Piece piece : pieces(rows.rows())) {
      MatrixPart outputs = piece.outputs(result);
      outputs.product(piece.inputs(input), piece.weights(kernel), !piece.isCentre());
    }
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray kernelGradient = grouped == null ? gradients : grouped.gradient();
    INDArray result = back.rows(gradient.dataType(), gradient.rows(), shape.in());
    for (Piece piece : pieces(gradient.rows())) {
      MatrixPart outputs = piece.outputs(gradient);
      piece.weights(kernelGradient).transposedProduct(piece.inputs(input), outputs, true);
      piece.inputs(result).productTransposed(outputs, piece.weights(kernel), !piece.isCentre());
    }
    if (grouped != null) {
      grouped.compact(gradients);
    }
    return result;
  }

  /** The products to make, those of the centre tap first: it alone reaches every row. */
  private List<Piece> pieces(int rows) {
    int centre = shape.taps() / 2;
    int batch = rows / times;
    int bands = Math.min(BANDS, Integer.lowestOneBit(shape.groups()));
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < shape.taps(); i++) {
      int tap = (centre + i) % shape.taps();
      int shift = tap - centre;
      for (int band = 0; band < bands && Math.abs(shift) < times; band++) {
        pieces.add(
            new Piece(shape, tap, shift * batch, rows - Math.abs(shift) * batch, band, bands));
      }
    }
    return pieces;
  }

  /**
   * One tap of one band of channels: the part of the input that it reads and the part of the output
   * that it writes. There are no rows at the ends, where the others would meet zeros. A band holds
   * whole groups, so that no product reaches from one band to another.
   *
   * @param shape the convolution
   * @param tap place in the kernel
   * @param shift rows from an output to its input
   * @param rows rows that it reaches
   * @param band index of the band
   * @param bands number of bands
   */
  private record Piece(Convolution shape, int tap, int shift, int rows, int band, int bands) {

    boolean isCentre() {
      return shift == 0;
    }

    MatrixPart inputs(INDArray matrix) {
      return new MatrixPart(matrix, Math.max(0, shift), rows, band * in(), in());
    }

    MatrixPart outputs(INDArray matrix) {
      return new MatrixPart(matrix, Math.max(0, -shift), rows, band * out(), out());
    }

    MatrixPart weights(INDArray matrix) {
      int row = tap * shape.in() + band * in();
      return new MatrixPart(matrix, row, in(), band * out(), out());
    }

    private int in() {
      return shape.in() / bands;
    }

    private int out() {
      return shape.out() / bands;
    }
  }
}
