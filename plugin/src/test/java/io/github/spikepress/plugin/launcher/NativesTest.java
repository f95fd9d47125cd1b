// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.plugin.TestSpikes;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only training a network needs natives, and those of one platform. */
class NativesTest {

  private static final Pattern NATIVES =
      Pattern.compile("(.+?)-[0-9].*-((?:linux|macosx|windows)-[a-z0-9_]+)\\.jar");

  @TempDir private Path folder;

  /** Also true when the build is made for another platform, which the zip for Fiji then serves. */
  @Test
  void areThoseOfOnePlatformAndNoOther() {
    Set<String> jars = new TreeSet<>();
    Set<String> platforms = new TreeSet<>();
    for (String entry : Launched.classPath().split(File.pathSeparator)) {
      Matcher name = NATIVES.matcher(new File(entry).getName());
      if (name.matches()) {
        jars.add(name.group(1));
        platforms.add(name.group(2));
      }
    }
    assertEquals(Set.of("javacpp", "nd4j-native", "nd4j-native-preset", "openblas"), jars);
    assertEquals(Set.of(System.getProperty("spikepress.platform")), platforms);
  }

  @Test
  void compressesRestoresAndSortsWithoutAnyNative() {
    Path sample = TestSpikes.recording(folder);
    Path spkz = folder.resolve("a.spkz");
    Path restored = folder.resolve("a.npy");
    assertTrue(
        run("Compress Spikes...", "input=" + sample + ",output=" + spkz)
            .contains("\"verified\":1"));
    run("Decompress Spikes...", "input=" + spkz + ",output=" + restored);
    assertTrue(Files.exists(restored));
    String input = "input=" + spkz + ",units=3,";
    assertTrue(run("Sort Spikes...", input + "restarts=5").contains("\"units\":3"));
    assertTrue(run("Sort Spikes...", input + "method=auto").contains("\"units\":3"));
    run("Train Codec...", "codec=pca,input=" + sample + ",output=" + folder + "/m.safetensors");
  }

  private static String run(String command, String inputs) {
    String bare =
        Arrays.stream(Launched.classPath().split(File.pathSeparator))
            .filter(entry -> !entry.contains("bytedeco") && !entry.contains("nd4j"))
            .collect(Collectors.joining(File.pathSeparator));
    assertFalse(NATIVES.matcher(bare).find());
    return Launched.withClassPath(bare, List.of("--headless", "--run", command, inputs))
        .results()
        .toString();
  }
}
