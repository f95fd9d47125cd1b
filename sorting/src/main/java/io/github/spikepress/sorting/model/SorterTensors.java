// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.binarized.BinaryLayer;
import io.github.spikepress.sorting.binarized.BinaryOutput;
import io.github.spikepress.sorting.binarized.DenseNetwork;
import io.github.spikepress.sorting.binarized.FixedPointOutput;
import io.github.spikepress.sorting.binarized.InputGrid;
import io.github.spikepress.sorting.binarized.InputLayer;
import io.github.spikepress.sorting.binarized.OutputLayer;
import io.github.spikepress.sorting.binarized.SignMatrix;
import io.github.spikepress.sorting.binarized.SpikeNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of a sorter as tensors. Binary weights take one bit each: bit {@code i mod 8} of byte
 * {@code i / 8} of a row.
 *
 * @param tensors by name
 */
record SorterTensors(Map<String, Tensor> tensors) {

  private static final String INPUT = "input";
  private static final String HIDDEN = "hidden";
  private static final String OUTPUT = "output";
  private static final String WEIGHTS = ".weights";
  private static final String THRESHOLDS = ".thresholds";
  private static final String BIASES = ".biases";
  private static final String MEAN = "normaliser.mean";
  private static final String FACTORS = "normaliser.factors";
  private static final String MATRIX = "normaliser.matrix";

  static Map<String, Tensor> of(SorterModel model) {
    Map<String, Tensor> tensors = new TreeMap<>();
    if (model.normaliser() instanceof ZScore zscore) {
      tensors.put(MEAN, vector(zscore.mean()));
      tensors.put(FACTORS, vector(zscore.factors()));
    } else if (model.normaliser() instanceof Whitening whitening) {
      tensors.put(MEAN, vector(whitening.mean()));
      tensors.put(MATRIX, matrix(whitening.matrix()));
    }
    if (model.network() instanceof BinarizedNetwork binarized) {
      putBinarized(tensors, binarized);
    } else if (model.network() instanceof DenseNetwork dense) {
      for (int i = 0; i < dense.layers().size(); i++) {
        tensors.put("layer" + i + WEIGHTS, matrix(dense.layers().get(i).weights()));
        tensors.put("layer" + i + BIASES, vector(dense.layers().get(i).biases()));
      }
    }
    return tensors;
  }

  private static void putBinarized(Map<String, Tensor> tensors, BinarizedNetwork network) {
    Tensor.Type narrow = Tensor.Type.I16;
    InputLayer input = network.input();
    tensors.put(INPUT + WEIGHTS, signs(input.weights()));
    tensors.put(
        INPUT + THRESHOLDS,
        integers(
            input.bytesPerThreshold() == narrow.size() ? narrow : Tensor.Type.I32,
            input.thresholds()));
    tensors.put(HIDDEN + WEIGHTS, signs(network.hidden().weights()));
    tensors.put(HIDDEN + THRESHOLDS, integers(narrow, network.hidden().thresholds()));
    if (network.output() instanceof BinaryOutput binary) {
      tensors.put(OUTPUT + WEIGHTS, signs(binary.weights()));
      tensors.put(OUTPUT + BIASES, integers(narrow, binary.biases()));
    } else if (network.output() instanceof FixedPointOutput real) {
      tensors.put(OUTPUT + WEIGHTS, shorts(real));
      tensors.put(OUTPUT + BIASES, integers(narrow, real.biases()));
    }
  }

  /** Makes the model; sizes that do not fit are refused by the parts themselves. */
  SorterModel model(SorterStructure structure, SorterCard card) {
    int values = card.numChannels() * (card.numSamples() - 2 * structure.alignment().maxShift());
    SpikeNetwork network =
        switch (structure.network()) {
          case DENSE -> dense();
          case BINARIZED_WITH_BINARY_OUTPUT -> {
            BinaryLayer hidden = hidden();
            OutputLayer output =
                new BinaryOutput(signs(OUTPUT, hidden.thresholds().length), ints(OUTPUT + BIASES));
            yield new BinarizedNetwork(input(structure.input(), values), hidden, output);
          }
          case BINARIZED_WITH_REAL_OUTPUT ->
              new BinarizedNetwork(
                  input(structure.input(), values),
                  hidden(),
                  new FixedPointOutput(outputWeights(), ints(OUTPUT + BIASES)));
        };
    Normaliser normaliser =
        switch (structure.normaliser()) {
          case ZSCORE -> new ZScore(floats(MEAN), floats(FACTORS));
          case WHITENING -> new Whitening(floats(MEAN), rows(MATRIX));
        };
    return new SorterModel(structure.alignment(), normaliser, network, card);
  }

  private InputLayer input(InputGrid grid, int values) {
    return new InputLayer(signs(INPUT, values), grid, ints(INPUT + THRESHOLDS));
  }

  private BinaryLayer hidden() {
    int inputs = tensor(INPUT + THRESHOLDS).count();
    return new BinaryLayer(signs(HIDDEN, inputs), ints(HIDDEN + THRESHOLDS));
  }

  private DenseNetwork dense() {
    List<DenseNetwork.Layer> layers = new ArrayList<>();
    for (int i = 0; tensors.containsKey("layer" + i + WEIGHTS); i++) {
      String name = "layer" + i;
      layers.add(new DenseNetwork.Layer(rows(name + WEIGHTS), floats(name + BIASES)));
    }
    if (layers.isEmpty()) {
      throw new WrongArgumentException("it has no layer0" + WEIGHTS);
    }
    return new DenseNetwork(layers);
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new WrongArgumentException("it has no " + name);
    }
    return tensor;
  }

  private Tensor table(String name) {
    Tensor tensor = tensor(name);
    if (tensor.shape().length != 2 || tensor.shape()[0] < 1 || tensor.shape()[1] < 1) {
      throw new WrongArgumentException(name + " is not a matrix");
    }
    return tensor;
  }

  private int[] ints(String name) {
    return tensor(name).toInts();
  }

  private float[] floats(String name) {
    float[] values = tensor(name).toFloats();
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new WrongArgumentException(name + " is not finite");
      }
    }
    return values;
  }

  private float[][] rows(String name) {
    int columns = table(name).shape()[1];
    float[] values = floats(name);
    float[][] rows = new float[values.length / columns][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }
    return rows;
  }

  private short[][] outputWeights() {
    Tensor tensor = table(OUTPUT + WEIGHTS);
    int[] values = tensor.toInts();
    short[][] rows = new short[tensor.shape()[0]][tensor.shape()[1]];
    for (int i = 0; i < values.length; i++) {
      rows[i / tensor.shape()[1]][i % tensor.shape()[1]] = (short) values[i];
    }
    return rows;
  }

  private SignMatrix signs(String layer, int columns) {
    Tensor tensor = table(layer + WEIGHTS);
    int width = (columns + Byte.SIZE - 1) / Byte.SIZE;
    if (tensor.type() != Tensor.Type.U8 || columns < 1 || tensor.shape()[1] != width) {
      throw new WrongArgumentException(layer + WEIGHTS + " is not of " + columns + " signs a row");
    }
    long[][] rows = new long[tensor.shape()[0]][(columns + Long.SIZE - 1) / Long.SIZE];
    for (int row = 0; row < rows.length; row++) {
      for (int at = 0; at < width; at++) {
        long bits = tensor.bytes()[row * width + at] & 0xffL;
        rows[row][at / Long.BYTES] |= bits << Byte.SIZE * (at % Long.BYTES);
      }
    }
    return new SignMatrix(columns, rows);
  }

  private static Tensor signs(SignMatrix signs) {
    int width = (signs.columns() + Byte.SIZE - 1) / Byte.SIZE;
    byte[] bytes = new byte[signs.numRows() * width];
    for (int i = 0; i < bytes.length; i++) {
      int at = i % width;
      long word = signs.rows()[i / width][at / Long.BYTES];
      bytes[i] = (byte) (word >>> Byte.SIZE * (at % Long.BYTES));
    }
    return new Tensor(Tensor.Type.U8, new int[] {signs.numRows(), width}, bytes);
  }

  private static Tensor shorts(FixedPointOutput output) {
    int inputs = output.numInputs();
    int[] values = new int[output.numClasses() * inputs];
    Arrays.setAll(values, i -> output.weights()[i / inputs][i % inputs]);
    return Tensor.integers(Tensor.Type.I16, values, output.numClasses(), inputs);
  }

  private static Tensor integers(Tensor.Type type, int[] values) {
    return Tensor.integers(type, values, values.length);
  }

  private static Tensor vector(float[] values) {
    return Tensor.float32(values, values.length);
  }

  private static Tensor matrix(float[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, values, row * rows[0].length, rows[0].length);
    }
    return Tensor.float32(values, rows.length, rows[0].length);
  }
}
