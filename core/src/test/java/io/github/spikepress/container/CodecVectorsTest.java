// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.StrictJson;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every codec's vector opens for ever, and the second reader decodes it to the same values. */
class CodecVectorsTest {

  /**
   * The recovery of compressive sensing inverts matrices, which other libraries round otherwise.
   */
  private static final String INEXACT = "cs";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> vectorsOpenForEver() throws IOException {
    return vectors().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertEquals(contents(file), VectorFiles.summary(file, models(file)))));
  }

  @TestFactory
  Stream<DynamicTest> secondReaderDecodesThem() throws IOException {
    return vectors().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> assertSecondReaderAgrees(file)));
  }

  @Test
  void everyCodecHasAVector() throws IOException {
    List<String> codecs =
        vectors().stream().map(CodecVectorsTest::codec).distinct().sorted().toList();
    for (var family : io.github.spikepress.codec.CodecFamilies.all()) {
      assertTrue(codecs.contains(family.name()), family.name() + " has no vector in " + codecs);
    }
  }

  private void assertSecondReaderAgrees(Path file) throws Exception {
    assumeTrue(run("-c", "import numpy") == 0, "needs python3 with NumPy");
    Path script = VectorFiles.FOLDER.resolveSibling("decode.py");
    int status = run(script.toString(), file.toString(), folder.toString());
    String text = Files.readString(folder.resolve("out"));
    assertEquals(0, status, text);
    JsonObject expected = contents(file);
    JsonObject got = StrictJson.parse("decode.py", text);
    if (codec(file).equals(INEXACT)) {
      expected.remove("waveforms_sha256");
      got.remove("waveforms_sha256");
      assertNear(file);
    }
    assertEquals(expected, got);
  }

  private void assertNear(Path file) {
    Waveforms exact = Decompression.read(file, models(file), Progress.SILENT).waveforms();
    float[] second = NpyFile.read(folder.resolve("waveforms.npy")).toFloats();
    for (int i = 0; i < second.length; i++) {
      assertEquals(exact.values()[i], second[i], 1e-4 * Math.max(1, Math.abs(second[i])));
    }
  }

  private static ModelSource models(Path file) {
    return codec(file).equals("scalar") ? SpikeSets.SCALAR : ModelSource.BUNDLED;
  }

  private static String codec(Path file) {
    return file.getFileName().toString().split("-")[0];
  }

  private static JsonObject contents(Path file) throws IOException {
    return StrictJson.parse("contents", Files.readString(VectorFiles.contents(file)));
  }

  private static List<Path> vectors() throws IOException {
    try (Stream<Path> files = Files.list(VectorFiles.FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".spkz")).sorted().toList();
    }
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    Path python = Path.of("/usr/bin/python3");
    String[] command = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    command[0] = Files.isExecutable(python) ? python.toString() : "python3";
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start()
        .waitFor();
  }
}
