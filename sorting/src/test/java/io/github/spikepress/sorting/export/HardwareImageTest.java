// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.sorting.binarized.BatchNorm;
import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.binarized.BinaryLayer;
import io.github.spikepress.sorting.binarized.SignMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareImageTest {

  private static final BatchNorm NORM =
      new BatchNorm(new float[] {1, 0.1f}, new float[] {0.5f, -1});

  private static final BinarizedNetwork NETWORK =
      new BinarizedNetwork(
          SignMatrix.of(new float[][] {{1, -1, 1}, {-1, -1, 1}}),
          NORM,
          BinaryLayer.fold(SignMatrix.of(new float[][] {{1, 1}, {-1, 1}}), NORM),
          SignMatrix.of(new float[][] {{1, -1}, {-1, -1}}),
          NORM);

  @TempDir Path folder;

  @Test
  void theMemoryImageHoldsEveryRow() throws IOException {
    Path file = folder.resolve("weights.mem");
    HardwareImage.writeMemory(file, NETWORK);
    assertEquals(
        "0000000000000005\n0000000000000004\n0000000000000003\n"
            + "0000000000000002\n0000000000000001\n0000000000000000\n",
        Files.readString(file));
  }

  @Test
  void theHeaderHoldsWeightsThresholdsAndNormalisations() throws IOException {
    Path file = folder.resolve("network.h");
    HardwareImage.writeHeader(file, NETWORK);
    String text = Files.readString(file);
    assertTrue(text.contains("uint64_t input_weights[2][1] = {\n  {0x0000000000000005u}"), text);
    assertTrue(text.contains("uint16_t hidden_thresholds[2] = {1, 3};"), text);
    assertTrue(text.contains("float output_gains[2] = {0x1.0p0f, 0x1.99999ap-4f};"), text);
  }
}
