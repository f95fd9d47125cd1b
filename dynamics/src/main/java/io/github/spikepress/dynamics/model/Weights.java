// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.model;

import io.github.spikepress.dynamics.network.Parameter;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Hashes;
import io.github.spikepress.files.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves the numbers of a network into named tensors and back. */
public final class Weights {

  private Weights() {}

  /**
   * Copies the parameters.
   *
   * @param parameters of a network
   * @return tensors {@code [row][column]} by the parameters' names
   */
  public static Map<String, Tensor> of(List<Parameter> parameters) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    parameters.forEach(p -> tensors.put(p.name(), tensor(p.values())));
    return tensors;
  }

  /**
   * Hashes the parameters.
   *
   * @param parameters of a network
   * @return SHA-256 of names and numbers (32-bit floats, big endian), hexadecimal
   */
  public static String sha256Hex(List<Parameter> parameters) {
    MessageDigest digest = Hashes.sha256();
    for (Parameter parameter : parameters) {
      digest.update(parameter.name().getBytes(StandardCharsets.UTF_8));
      for (float[] row : parameter.values()) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * row.length);
        bytes.asFloatBuffer().put(row);
        digest.update(bytes.array());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Sets the parameters.
   *
   * @param parameters of a network
   * @param tensors one for each, by name
   * @throws WrongArgumentException if one is missing or has another shape
   */
  public static void restore(List<Parameter> parameters, Map<String, Tensor> tensors) {
    parameters.forEach(p -> copy(p.name(), tensors.get(p.name()), p.values()));
  }

  /**
   * Copies a matrix.
   *
   * @param matrix {@code [row][column]}
   * @return the tensor
   */
  public static Tensor tensor(float[][] matrix) {
    int columns = matrix[0].length;
    float[] flat = new float[matrix.length * columns];
    for (int row = 0; row < matrix.length; row++) {
      System.arraycopy(matrix[row], 0, flat, row * columns, columns);
    }
    return Tensor.float32(flat, matrix.length, columns);
  }

  /**
   * Writes a tensor's numbers into a matrix.
   *
   * @param name for messages
   * @param tensor the numbers, or null if the file does not have them
   * @param matrix to be overwritten
   * @throws WrongArgumentException if the tensor is missing or has another shape
   */
  public static void copy(String name, Tensor tensor, float[][] matrix) {
    int[] shape = {matrix.length, matrix[0].length};
    if (tensor == null || !Arrays.equals(tensor.shape(), shape)) {
      throw new WrongArgumentException(
          "the model needs a tensor " + name + Arrays.toString(shape) + ", the file has " + tensor);
    }
    float[] flat = tensor.toFloats();
    for (int row = 0; row < shape[0]; row++) {
      System.arraycopy(flat, row * shape[1], matrix[row], 0, shape[1]);
    }
  }
}
