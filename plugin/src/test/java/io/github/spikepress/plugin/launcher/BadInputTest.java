// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.MatWriter;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.CommandRun;
import io.github.spikepress.plugin.bridge.InputValues;
import io.github.spikepress.plugin.bridge.SpikePressCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Bad input: one line, and nothing left behind. */
class BadInputTest {

  @TempDir private Path folder;

  @Test
  void aMissingVariable() throws IOException {
    Path mat = folder.resolve("other.mat");
    MatWriter.write(
        mat,
        Map.of(
            "volume", NumericArray.of(new float[24], 2, 3, 4),
            "area", NumericArray.of(new float[4], 2, 2)));
    compress(mat).refused("other.mat");
    leftBehindNothing(mat);
  }

  @Test
  void aMatFileThatIsCutShort() throws IOException {
    Path mat = folder.resolve("short.mat");
    MatWriter.write(mat, Map.of("data", NumericArray.of(new float[40_000], 1, 40_000)));
    Files.write(mat, Arrays.copyOf(Files.readAllBytes(mat), 70_000));
    compress(mat).refused("short.mat");
    leftBehindNothing(mat);
  }

  @Test
  void valuesThatAreNoNumbers() throws IOException {
    float[] values = new float[50 * 64];
    values[7 * 64 + 3] = Float.NaN;
    Path npy = folder.resolve("nan.npy");
    NpyFile.write(npy, NumericArray.of(values, 50, 1, 64));
    compress(npy).refused("nan.npy", "NaN", "spike 7");
    leftBehindNothing(npy);
  }

  @Test
  void aConstantChannel() throws IOException {
    Path bin = folder.resolve("flat.bin");
    Files.write(bin, new byte[2 * 48_000]);
    Launched.with(
            "--headless",
            "--run",
            "Compress Spikes...",
            "input="
                + bin
                + ",num_channels=1,sampling_frequency=24000,codec=pca,output="
                + output())
        .refused("flat.bin", "constant");
    leftBehindNothing(bin);
  }

  @Test
  void thresholdsThatNothingReaches() throws IOException {
    Path recording = TestSpikes.recording(folder);
    Launched.with(
            "--headless",
            "--run",
            "Compress Spikes...",
            "input=" + recording + ",detect_threshold=1000,codec=pca,output=" + output())
        .refused("no spikes found");
    assertFalse(Files.exists(output()));
  }

  @Test
  void aModelOfAnotherWindow() throws IOException {
    Path model = folder.resolve("model.safetensors");
    Path longer = TestSpikes.cutOfLength(folder, 64);
    Path shorter = TestSpikes.cutOfLength(folder, 48);
    run("Train Codec...", Map.of("input", longer, "output", model, "codec", "pca"));
    Launched.with(
            "--headless",
            "--run",
            "Compress Spikes...",
            "input=" + shorter + ",output=" + output() + ",codec=" + model)
        .refused("64", "48");
    assertFalse(Files.exists(output()));
  }

  @Test
  void anOutputFolderThatDoesNotExist() {
    Path cut = TestSpikes.cut(folder);
    Launched.with(
            "--headless",
            "--run",
            "Compress Spikes...",
            "input=" + cut + ",output=" + folder.resolve("none/a.spkz") + ",codec=pca")
        .refused("none", "does not exist");
  }

  @Test
  void aDiskWithoutRoom() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell to limit file sizes");
    Path cut = TestSpikes.cut(folder);
    // A limit on the size of files stands for a full disk: writing fails half way in the same place
    Launched.inShell(
            "trap '' XFSZ; ulimit -f 2",
            List.of("-Xshare:auto"),
            "--headless",
            "--run",
            "Compress Spikes...",
            "input=" + cut + ",output=" + output() + ",codec=pca")
        .refused("a.spkz", "nothing was left behind");
    leftBehindNothing(cut);
  }

  /** A file system of 8 KiB of its own, seen by this one process alone. */
  @Test
  void aSmallDiskThatIsFull() throws IOException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path listing = folder.resolve("listing");
    String mount = "mount -t tmpfs -o size=8k tmpfs '" + disk + "'";
    assumeTrue(
        Launched.shellSucceeds("unshare -rm /bin/sh -c \"" + mount + "\""),
        "cannot mount a small file system here: needs Linux with namespaces of users");
    Path cut = TestSpikes.cut(folder);
    Launched.onDisk(
            mount,
            "ls -A '" + disk + "' > '" + listing + "'",
            "--headless",
            "--run",
            "Compress Spikes...",
            "input=" + cut + ",output=" + disk.resolve("a.spkz") + ",codec=pca")
        .refused("a.spkz", "No space left on device", "nothing was left behind");
    assertEquals(List.of(), Files.readAllLines(listing));
  }

  @Test
  void damagedCompressedFiles() throws IOException {
    Path cut = TestSpikes.cut(folder);
    run("Compress Spikes...", Map.of("input", cut, "output", output(), "codec", "pca"));
    byte[] sound = Files.readAllBytes(output());
    Path bad = folder.resolve("bad.spkz");
    for (int i = 0; i < 60; i++) {
      byte[] flipped = sound.clone();
      flipped[(int) ((long) i * (sound.length - 1) / 59)] ^= 0x10;
      Files.write(bad, flipped);
      decompressionRefuses(bad);
    }
    for (int length : new int[] {0, 3, 11, sound.length / 2, sound.length - 1}) {
      Files.write(bad, Arrays.copyOf(sound, length));
      decompressionRefuses(bad);
    }
    Files.write(bad, Arrays.copyOf(sound, sound.length - 1));
    Launched.with("--headless", "--run", "Decompress Spikes...", "input=" + bad)
        .refused("bad.spkz");
  }

  @Test
  void aNewerVersion() throws IOException {
    Path cut = TestSpikes.cut(folder);
    run("Compress Spikes...", Map.of("input", cut, "output", output(), "codec", "pca"));
    byte[] newer = Files.readAllBytes(output());
    for (int i = 0; i < 16; i++) {
      if (newer[i] == 1 && newer[i + 1] == 0) {
        newer[i] = 2;
        break;
      }
    }
    Files.write(output(), newer);
    String message = decompressionRefuses(output());
    assertEquals(1, message.lines().count());
  }

  private String decompressionRefuses(Path file) throws IOException {
    Path restored = folder.resolve("restored.npy");
    WrongArgumentException refusal =
        assertThrows(
            WrongArgumentException.class,
            () -> run("Decompress Spikes...", Map.of("input", file, "output", restored)));
    assertFalse(Files.exists(restored));
    assertFalse(Files.exists(folder.resolve("restored.times.npy")));
    assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
    return refusal.getMessage();
  }

  private Path output() {
    return folder.resolve("a.spkz");
  }

  private Launched compress(Path input) {
    return Launched.with(
        "--headless",
        "--run",
        "Compress Spikes...",
        "input=" + input + ",output=" + output() + ",codec=pca");
  }

  private void leftBehindNothing(Path input) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(input), files.toList());
    }
  }

  private static void run(String command, Map<String, ?> inputs) {
    Module module =
        BridgeContext.get()
            .service(ModuleService.class)
            .createModule(SpikePressCommands.named(BridgeContext.get(), command));
    InputValues.fill(
        module,
        inputs.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, e -> e.getValue().toString())));
    CommandRun.of(module);
  }
}
