// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten minutes of 384 channels in a program with a heap of 128 MB. */
class BigRecordingTest {

  private static final String HEAP = "-Xmx128m";

  @TempDir private Path folder;

  /**
   * The file has a hole between its first and its last second, so that it needs no 14 GB of disk;
   * where holes are not known the test does not run.
   */
  @Test
  void opensInTwoSecondsAndScrollsInLittleHeap() throws IOException, InterruptedException {
    FileStore disk = Files.getFileStore(folder);
    assumeTrue(
        !disk.type().equals("tmpfs") && System.getProperty("os.name").equals("Linux"),
        "needs a file system with holes in files");
    Path file = folder.resolve("big.bin");
    BigRecording.write(file, false);
    assertEquals(13_824_000_000L, Files.size(file));
    JsonObject seen = look(file);
    assertEquals(6000, seen.get("pages").getAsInt());
    assertEquals(BigRecording.CHANNELS, seen.get("channels").getAsInt());
    assertTrue(seen.get("sd_first_uv").getAsDouble() > 1, "there is a signal at the start");
    assertTrue(seen.get("sd_last_uv").getAsDouble() > 1, "and at the end");
    assertTrue(seen.get("open_s").getAsDouble() < 2, seen.toString());
    assertTrue(seen.get("page_s").getAsDouble() < 0.2, seen.toString());
  }

  private static JsonObject look(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Djava.awt.headless=true",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                BigRecording.class.getName(),
                "look",
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), "it ran within " + HEAP);
    return JsonParser.parseString(out.lines().reduce((a, b) -> b).orElseThrow()).getAsJsonObject();
  }
}
