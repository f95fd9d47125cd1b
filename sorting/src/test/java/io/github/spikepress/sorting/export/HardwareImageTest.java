// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.binarized.BinaryLayer;
import io.github.spikepress.sorting.binarized.BinaryOutput;
import io.github.spikepress.sorting.binarized.FixedPointOutput;
import io.github.spikepress.sorting.binarized.InputGrid;
import io.github.spikepress.sorting.binarized.InputLayer;
import io.github.spikepress.sorting.binarized.OutputLayer;
import io.github.spikepress.sorting.binarized.SignMatrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareImageTest {

  private static final BinarizedNetwork NETWORK =
      network(
          new BinaryOutput(SignMatrix.of(new float[][] {{1, -1}, {-1, -1}}), new int[] {-7, 4096}));

  private static final BinarizedNetwork REAL =
      network(new FixedPointOutput(new short[][] {{1, -1}, {300, -4096}}, new int[] {5, -6}));

  @TempDir Path folder;

  private static BinarizedNetwork network(OutputLayer output) {
    return new BinarizedNetwork(
        new InputLayer(
            SignMatrix.of(new float[][] {{1, -1, 1}, {-1, -1, 1}}),
            InputGrid.eightBit(),
            new int[] {-3, 12}),
        new BinaryLayer(SignMatrix.of(new float[][] {{1, 1}, {-1, 1}}), new int[] {1, 2}),
        output);
  }

  @Test
  void theMemoryImageHoldsEveryRow() throws IOException {
    Path file = folder.resolve("weights.mem");
    HardwareImage.writeMemory(file, NETWORK);
    assertEquals(
        "0000000000000005\n0000000000000004\n0000000000000003\n"
            + "0000000000000002\n0000000000000001\n0000000000000000\n",
        Files.readString(file));
    HardwareImage.writeMemory(file, REAL);
    assertTrue(Files.readString(file).endsWith("00000000ffff0001\n00000000f000012c\n"));
  }

  @Test
  void theHeaderHoldsWeightsThresholdsAndBiases() throws IOException {
    Path file = folder.resolve("network.h");
    HardwareImage.writeHeader(file, NETWORK);
    String text = Files.readString(file);
    assertTrue(text.contains("uint64_t input_weights[2][1] = {\n  {0x0000000000000005u}"), text);
    assertTrue(text.contains("int32_t input_thresholds[2] = {-3, 12};"), text);
    assertTrue(text.contains("uint16_t hidden_thresholds[2] = {1, 2};"), text);
    assertTrue(text.contains("int16_t output_biases[2] = {-7, 4096};"), text);
  }

  /** A program in C, written from the header's own description, gives the scores of the class. */
  @Test
  void aProgramThatIncludesTheHeaderDecidesAlike() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "needs a C compiler as /usr/bin/cc");
    HardwareImage.writeHeader(folder.resolve("network.h"), REAL);
    Path source = folder.resolve("main.c");
    Files.writeString(
        source,
        """
        #include <stdio.h>
        #include "network.h"
        static int sign(const uint64_t *row, int i) { return row[i / 64] >> (i % 64) & 1 ? 1 : -1; }
        int main(void) {
          int x[3];
          while (scanf("%d %d %d", x, x + 1, x + 2) == 3) {
            int first[2], second[2], score[2];
            for (int u = 0; u < 2; u++) {
              int sum = 0;
              for (int i = 0; i < 3; i++) sum += sign(input_weights[u], i) * x[i];
              first[u] = sum >= input_thresholds[u] ? 1 : -1;
            }
            for (int u = 0; u < 2; u++) {
              int agreed = 0;
              for (int i = 0; i < 2; i++) agreed += sign(hidden_weights[u], i) == first[i];
              second[u] = agreed >= hidden_thresholds[u] ? 1 : -1;
            }
            for (int c = 0; c < 2; c++) {
              score[c] = output_biases[c];
              for (int i = 0; i < 2; i++) score[c] += second[i] * output_weights[c][i];
            }
            printf("%d\\n", score[1] > score[0]);
          }
          return 0;
        }
        """);
    Path program = folder.resolve("main");
    assertEquals(
        0,
        new ProcessBuilder("/usr/bin/cc", "-o", program.toString(), source.toString())
            .inheritIO()
            .start()
            .waitFor());
    StringBuilder input = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int a = -20; a <= 20; a += 5) {
      for (int b = -20; b <= 20; b += 5) {
        input.append(a).append(' ').append(b).append(" 3\n");
        float[] spike = {a / 32f, b / 32f, 3 / 32f};
        expected.append(REAL.classify(spike)).append('\n');
      }
    }
    Process process = new ProcessBuilder(program.toString()).start();
    process.getOutputStream().write(input.toString().getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().close();
    assertEquals(
        expected.toString(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    assertTrue(expected.indexOf("0") >= 0 && expected.indexOf("1") >= 0, "both classes occur");
  }
}
