// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.Tensor;
import java.util.Arrays;

/** Takes tensors out of a model that may be damaged. */
public final class ModelTensors {

  /** Stands for any length of a dimension. */
  public static final int ANY = -1;

  private final CodecModel model;

  /**
   * Looks at a model.
   *
   * @param model a model, perhaps from a file
   * @param newestVersion the newest version of the family's tensors that this program knows
   * @throws NotSupportedException if the model's version is newer
   */
  public ModelTensors(CodecModel model, int newestVersion) {
    int version = model.card().formatVersion();
    if (version < 1 || version > newestVersion) {
      throw new NotSupportedException(
          "model of codec "
              + model.family()
              + " has format version "
              + version
              + "; this program knows 1 to "
              + newestVersion
              + "; update it");
    }
    this.model = model;
  }

  /**
   * Takes a tensor.
   *
   * @param name its name
   * @param type how its numbers must be stored
   * @param shape its shape; {@link #ANY} where any length of at least 1 will do
   * @return the tensor
   * @throws DamagedFileException if it is missing or differs
   */
  public Tensor get(String name, Tensor.Type type, int... shape) {
    Tensor tensor = model.tensors().get(name);
    if (tensor == null) {
      throw damage("tensor '" + name + "' is missing");
    }
    if (tensor.type() != type || !fits(shape, tensor.shape())) {
      throw damage(
          "tensor '"
              + name
              + "' is "
              + tensor
              + ", expected "
              + type
              + Arrays.toString(shape).replace("-1", "any"));
    }
    return tensor;
  }

  /**
   * Takes a tensor of floating-point numbers, all of which must be finite.
   *
   * @param name its name
   * @param type F32 or F16
   * @param shape its shape; {@link #ANY} where any length of at least 1 will do
   * @return the numbers, row-major
   * @throws DamagedFileException if it is missing or differs
   */
  public float[] finiteFloats(String name, Tensor.Type type, int... shape) {
    float[] values = get(name, type, shape).toFloats();
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw damage("tensor '" + name + "' holds " + value);
      }
    }
    return values;
  }

  /**
   * Names a damage of this model.
   *
   * @param problem what was found and what was expected
   * @return the exception, to be thrown
   */
  public DamagedFileException damage(String problem) {
    return new DamagedFileException(
        "model of codec " + model.family(), DamagedFileException.UNKNOWN_OFFSET, problem);
  }

  private static boolean fits(int[] expected, int[] shape) {
    boolean fits = expected.length == shape.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = shape[i] >= 1 && (expected[i] == ANY || expected[i] == shape[i]);
    }
    return fits;
  }
}
