// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.arithmetic;

import java.nio.Buffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies between Java arrays and contiguous matrices of single or double precision, in bulk.
 * Stateless.
 */
public final class JavaArrays {

  private JavaArrays() {}

  /**
   * Fills a whole matrix, row by row, from the start of an array.
   *
   * @param from at least as many values as the matrix
   * @param to the matrix
   * @return the matrix
   */
  public static INDArray put(float[] from, INDArray to) {
    int count = (int) to.length();
    if (to.dataType() == DataType.FLOAT) {
      start(to, new FloatPointer(to.data().pointer())).put(from, 0, count);
      return to;
    }
    double[] doubles = new double[count];
    for (int i = 0; i < count; i++) {
      doubles[i] = from[i];
    }
    return put(doubles, to);
  }

  /**
   * Fills a whole matrix, row by row, from the start of an array.
   *
   * @param from at least as many values as the matrix
   * @param to the matrix
   * @return the matrix
   */
  public static INDArray put(double[] from, INDArray to) {
    int count = (int) to.length();
    if (to.dataType() == DataType.DOUBLE) {
      start(to, new DoublePointer(to.data().pointer())).put(from, 0, count);
      return to;
    }
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) from[i];
    }
    return put(floats, to);
  }

  /** The values of a contiguous matrix where they lie: of floats or of doubles. */
  static Buffer buffer(INDArray matrix) {
    return matrix.dataType() == DataType.DOUBLE
        ? bounded(matrix, new DoublePointer(matrix.data().pointer())).asBuffer()
        : bounded(matrix, new FloatPointer(matrix.data().pointer())).asBuffer();
  }

  /**
   * Copies a whole matrix, row by row.
   *
   * @param from a matrix
   * @return its values in single precision
   */
  public static float[] floats(INDArray from) {
    return from.dup('c').data().asFloat();
  }

  /**
   * Adds the values of an array to those of a matrix, row by row, in double precision.
   *
   * @param values as many as the matrix has
   * @param to the matrix
   */
  public static void add(double[] values, INDArray to) {
    double[] sums = doubles(to);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
    put(sums, to);
  }

  /**
   * Copies a whole matrix, row by row.
   *
   * @param from a matrix
   * @return its values in double precision
   */
  public static double[] doubles(INDArray from) {
    return from.dup('c').data().asDouble();
  }

  private static <P extends Pointer> P bounded(INDArray matrix, P pointer) {
    pointer.limit(matrix.offset() + matrix.length());
    return start(matrix, pointer);
  }

  private static <P extends Pointer> P start(INDArray matrix, P pointer) {
    pointer.position(matrix.offset());
    return pointer;
  }
}
