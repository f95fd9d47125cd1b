// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The named numbers of a trained network, each checked for its shape when it is asked for. */
record CaeTensors(Map<String, Tensor> tensors) {

  /** What batch normalisation adds to a variance. */
  static final double EPSILON = 1e-5;

  static final String CODEBOOK = "codebook";
  static final String MEAN = "normaliser.mean";
  static final String DEVIATION = "normaliser.deviation";
  static final String TABLE = "table";
  static final String PRICE = "price";
  static final String ENCODER_LINEAR = "encoder.linear.weight";
  static final String DECODER_LINEAR = "decoder.linear.weight";

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

  /** The codewords, with prices if the search looks at them. */
  Codebooks codebooks(CaeNetwork network) {
    int levels = network.settings().levels();
    int k = network.settings().k();
    float[] prices =
        network.settings().search().isPriced() ? floats(PRICE, levels, k) : new float[levels * k];
    return new Codebooks(network, floats(CODEBOOK, levels, k, network.codewordLength()), prices);
  }

  /** The map around the encoder, if there is one. */
  Optional<LinearMap> encoderLinear(CaeNetwork network) {
    return linear(network, ENCODER_LINEAR, network.inputLength(), network.latentLength());
  }

  /** The map around the decoder, if there is one. */
  Optional<LinearMap> decoderLinear(CaeNetwork network) {
    return linear(network, DECODER_LINEAR, network.latentLength(), network.inputLength());
  }

  private Optional<LinearMap> linear(CaeNetwork network, String name, int inputs, int outputs) {
    return network.settings().linearPath()
        ? Optional.of(new LinearMap(floats(name, inputs, outputs), inputs, outputs))
        : Optional.empty();
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
