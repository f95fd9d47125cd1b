// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.export;

import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.sorting.binarized.BatchNorm;
import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.binarized.SignMatrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A binarised network for hardware and firmware. Bit {@code i} of a row of weights is bit {@code i
 * mod 64} of its 64-bit word {@code i / 64}; set = +1.
 */
public final class HardwareImage {

  private HardwareImage() {}

  /**
   * Writes a C99 header with the weights as {@code uint64_t} arrays, the hidden layer's thresholds
   * as {@code uint16_t} and the normalisations as hexadecimal {@code float}, which lose nothing.
   *
   * @param target the file; its folder must exist
   * @param network what to write
   */
  public static void writeHeader(Path target, BinarizedNetwork network) {
    StringBuilder text = new StringBuilder("#ifndef SPIKEPRESS_NETWORK_H\n");
    text.append("#define SPIKEPRESS_NETWORK_H\n#include <stdint.h>\n");
    appendWeights(text, "input_weights", network.inputWeights());
    appendNorm(text, "input", network.inputNorm());
    appendWeights(text, "hidden_weights", network.hidden().weights());
    append(text, "uint16_t", "hidden_thresholds", integers(network.hidden().thresholds()));
    appendWeights(text, "output_weights", network.outputWeights());
    appendNorm(text, "output", network.outputNorm());
    write(target, text.append("#endif\n").toString());
  }

  /**
   * Writes the words of all weights as text for Verilog's {@code $readmemh}: 16 hexadecimal digits
   * a line; input rows, hidden rows, then output rows.
   *
   * @param target the file; its folder must exist
   * @param network what to write
   */
  public static void writeMemory(Path target, BinarizedNetwork network) {
    StringBuilder text = new StringBuilder();
    appendWords(text, network.inputWeights());
    appendWords(text, network.hidden().weights());
    appendWords(text, network.outputWeights());
    write(target, text.toString());
  }

  private static void appendWords(StringBuilder text, SignMatrix weights) {
    for (long[] row : weights.rows()) {
      for (long word : row) {
        text.append(String.format("%016x", word)).append('\n');
      }
    }
  }

  private static void appendWeights(StringBuilder text, String name, SignMatrix weights) {
    String rows =
        Arrays.stream(weights.rows())
            .map(HardwareImage::words)
            .collect(Collectors.joining(",\n  ", "{\n  ", "\n}"));
    String shape = "[" + weights.numRows() + "][" + weights.rows()[0].length + "]";
    text.append("/* ").append(weights.columns()).append(" inputs a row */\n");
    text.append("static const uint64_t ").append(name).append(shape).append(" = ").append(rows);
    text.append(";\n");
  }

  private static String words(long[] row) {
    return Arrays.stream(row)
        .mapToObj(word -> String.format("0x%016xu", word))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static void appendNorm(StringBuilder text, String name, BatchNorm norm) {
    append(text, "float", name + "_gains", floats(norm.gains()));
    append(text, "float", name + "_shifts", floats(norm.shifts()));
  }

  private static void append(StringBuilder text, String type, String name, String[] values) {
    text.append("static const ").append(type).append(' ').append(name);
    text.append('[').append(values.length).append("] = {");
    text.append(String.join(", ", values)).append("};\n");
  }

  private static String[] integers(int[] values) {
    return Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new);
  }

  private static String[] floats(float[] values) {
    String[] texts = new String[values.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Float.toHexString(values[i]) + "f";
    }
    return texts;
  }

  private static void write(Path target, String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    AtomicFile.write(target, channel -> writeFully(channel, bytes));
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
