// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.Tensor;
import java.util.Arrays;
import java.util.Map;

/** The named numbers of a trained network, each checked for its shape when it is asked for. */
record CaeTensors(Map<String, Tensor> tensors) {

  /** What batch normalisation adds to a variance. */
  static final double EPSILON = 1e-5;

  static final String CODEBOOK = "codebook";
  static final String MEAN = "normaliser.mean";
  static final String DEVIATION = "normaliser.deviation";
  static final String TABLE = "table";

  float[] weight(Convolution shape) {
    return floats(shape.name() + ".weight", shape.taps(), shape.in(), shape.outPerGroup());
  }

  float[] channels(Convolution shape, String name) {
    return floats(shape.name() + "." + name, shape.out());
  }

  float[] floats(String name, int... shape) {
    float[] values = require(name, shape).toFloats();
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw damaged(name, "holds a value that is not finite");
      }
    }
    return values;
  }

  int[] integers(String name, int... shape) {
    Tensor tensor = require(name, shape);
    if (tensor.type() == Tensor.Type.F32 || tensor.type() == Tensor.Type.F16) {
      throw damaged(name, "does not hold integers");
    }
    return tensor.toInts();
  }

  private Tensor require(String name, int... shape) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw damaged(name, "is missing");
    }
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw damaged(
          name,
          "has shape " + Arrays.toString(tensor.shape()) + ", expected " + Arrays.toString(shape));
    }
    return tensor;
  }

  static DamagedFileException damaged(String tensor, String problem) {
    return new DamagedFileException(
        "cae model", DamagedFileException.UNKNOWN_OFFSET, "tensor " + tensor + " " + problem);
  }
}
