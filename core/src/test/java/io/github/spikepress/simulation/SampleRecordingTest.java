// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRecordingTest {

  @ParameterizedTest
  @ValueSource(strings = {"sample.bin", "sample.json", "sample.truth.csv"})
  void bundledSampleIsMadeAgainByteForByte(String name, @TempDir Path folder) throws IOException {
    SampleRecording.write(folder);
    Path bundled = Path.of(System.getProperty("spikepress.root"), "resources/sample", name);
    assertArrayEquals(Files.readAllBytes(bundled), Files.readAllBytes(folder.resolve(name)));
  }
}
