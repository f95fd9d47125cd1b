// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.export;

import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.binarized.BinaryOutput;
import io.github.spikepress.sorting.binarized.FixedPointOutput;
import io.github.spikepress.sorting.binarized.InputGrid;
import io.github.spikepress.sorting.binarized.OutputLayer;
import io.github.spikepress.sorting.binarized.SignMatrix;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A binarised network for hardware and firmware: whole numbers only. Bit {@code i} of a row of
 * weights is bit {@code i mod 64} of its 64-bit word {@code i / 64}; set = +1.
 */
public final class HardwareImage {

  private static final int WEIGHTS_PER_WORD = Long.SIZE / Short.SIZE;

  private HardwareImage() {}

  /**
   * Writes a C99 header: binary weights as {@code uint64_t} arrays, real output weights as {@code
   * int16_t}, thresholds and biases as integers. A unit of the first layer is on if the sum of its
   * inputs, each added or subtracted, reaches its threshold; one of the second if so many inputs
   * agree with its weights; the class of the greatest sum of output weights and bias wins.
   *
   * @param target the file; its folder must exist
   * @param network what to write
   */
  public static void writeHeader(Path target, BinarizedNetwork network) {
    StringBuilder text = new StringBuilder("#ifndef SPIKEPRESS_NETWORK_H\n");
    text.append("#define SPIKEPRESS_NETWORK_H\n#include <stdint.h>\n");
    InputGrid grid = network.input().grid();
    define(text, "INPUT_BITS", grid.bits());
    define(text, "INPUT_FRACTION_BITS", grid.fractionBits());
    appendWeights(text, "input_weights", network.input().weights());
    append(text, "int32_t", "input_thresholds", network.input().thresholds());
    appendWeights(text, "hidden_weights", network.hidden().weights());
    append(text, "uint16_t", "hidden_thresholds", network.hidden().thresholds());
    appendOutput(text, network.output());
    write(target, text.append("#endif\n").toString());
  }

  /**
   * Writes the words of all weights as text for Verilog's {@code $readmemh}: 16 hexadecimal digits
   * a line; input rows, hidden rows, then output rows. Real output weights are 16-bit two's
   * complement numbers, four a word, the first in the lowest bits.
   *
   * @param target the file; its folder must exist
   * @param network what to write
   */
  public static void writeMemory(Path target, BinarizedNetwork network) {
    StringBuilder text = new StringBuilder();
    appendWords(text, network.input().weights().rows());
    appendWords(text, network.hidden().weights().rows());
    appendWords(
        text,
        network.output() instanceof BinaryOutput binary
            ? binary.weights().rows()
            : packed(((FixedPointOutput) network.output()).weights()));
    write(target, text.toString());
  }

  private static long[][] packed(short[][] weights) {
    int inputs = weights[0].length;
    long[][] words = new long[weights.length][(inputs + WEIGHTS_PER_WORD - 1) / WEIGHTS_PER_WORD];
    for (int c = 0; c < words.length; c++) {
      for (int i = 0; i < inputs; i++) {
        words[c][i / WEIGHTS_PER_WORD] |=
            (weights[c][i] & 0xffffL) << Short.SIZE * (i % WEIGHTS_PER_WORD);
      }
    }
    return words;
  }

  private static void appendWords(StringBuilder text, long[][] rows) {
    for (long[] row : rows) {
      for (long word : row) {
        text.append(String.format("%016x", word)).append('\n');
      }
    }
  }

  private static void appendOutput(StringBuilder text, OutputLayer output) {
    if (output instanceof BinaryOutput binary) {
      define(text, "OUTPUT_AGREEMENT_SHIFT", OutputLayer.FRACTION_BITS - BinaryOutput.WORTH_BITS);
      appendWeights(text, "output_weights", binary.weights());
      append(text, "int16_t", "output_biases", binary.biases());
    } else {
      FixedPointOutput real = (FixedPointOutput) output;
      String rows =
          Arrays.stream(real.weights())
              .map(HardwareImage::numbers)
              .collect(Collectors.joining(",\n  ", "{\n  ", "\n}"));
      appendArray(
          text,
          "int16_t",
          "output_weights[" + real.numClasses() + "][" + real.numInputs() + "]",
          rows);
      append(text, "int16_t", "output_biases", real.biases());
    }
  }

  private static void appendWeights(StringBuilder text, String name, SignMatrix weights) {
    String rows =
        Arrays.stream(weights.rows())
            .map(HardwareImage::words)
            .collect(Collectors.joining(",\n  ", "{\n  ", "\n}"));
    String shape = "[" + weights.numRows() + "][" + weights.rows()[0].length + "]";
    text.append("/* ").append(weights.columns()).append(" inputs a row */\n");
    appendArray(text, "uint64_t", name + shape, rows);
  }

  private static void append(StringBuilder text, String type, String name, int[] values) {
    String numbers =
        Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    appendArray(text, type, name + "[" + values.length + "]", "{" + numbers + "}");
  }

  private static void appendArray(StringBuilder text, String type, String name, String values) {
    text.append("static const ").append(type).append(' ').append(name);
    text.append(" = ").append(values).append(";\n");
  }

  private static void define(StringBuilder text, String name, int value) {
    text.append("#define ").append(name).append(' ').append(value).append('\n');
  }

  private static String words(long[] row) {
    return Arrays.stream(row)
        .mapToObj(word -> String.format("0x%016xu", word))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String numbers(short[] row) {
    StringBuilder numbers = new StringBuilder("{");
    for (int i = 0; i < row.length; i++) {
      numbers.append(i == 0 ? "" : ", ").append(row[i]);
    }
    return numbers.append('}').toString();
  }

  private static void write(Path target, String text) {
    AtomicFile.write(target, text.getBytes(StandardCharsets.US_ASCII));
  }
}
