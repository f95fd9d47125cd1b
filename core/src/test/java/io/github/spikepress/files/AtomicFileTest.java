// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  private static final byte[] EARLIER = {1, 2, 3};

  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void writeEarlierFile() throws IOException {
    target = folder.resolve("a.bin");
    Files.write(target, EARLIER);
  }

  @Test
  void replacesAnEarlierFile() throws IOException {
    AtomicFile.write(target, new byte[] {9});
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(target));
    assertOnlyTheTarget();
  }

  @Test
  void hasOrdinaryPermissions() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
    Path ordinary = Files.createFile(folder.resolve("ordinary"));
    AtomicFile.write(target, new byte[] {9});
    assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(target));
  }

  @Test
  void missingFolderIsNamed() {
    Path missing = folder.resolve("missing");
    String message =
        assertThrows(
                WrongArgumentException.class,
                () -> AtomicFile.write(missing.resolve("a.bin"), new byte[1]))
            .getMessage();
    assertTrue(message.contains(missing + " does not exist; make it first"), message);
  }

  @Test
  void targetThatIsAFolderIsRefused() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    String message =
        assertThrows(WrongArgumentException.class, () -> AtomicFile.write(inner, new byte[1]))
            .getMessage();
    assertTrue(message.contains("it is a folder"), message);
  }

  @Test
  void failingContentLeavesTheEarlierFile() throws IOException {
    assertThrows(
        WrongArgumentException.class,
        () ->
            AtomicFile.write(
                target,
                channel -> {
                  throw new IOException("lost");
                }));
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                target,
                channel -> {
                  throw new IllegalStateException("broken");
                }));
    assertEarlierFileAlone();
  }

  @Test
  void failingVerificationLeavesTheEarlierFile() throws IOException {
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                target,
                channel -> {},
                temporary -> {
                  assertTrue(Files.exists(temporary));
                  assertArrayEquals(EARLIER, Files.readAllBytes(target));
                  throw new IllegalStateException("differs");
                }));
    assertEarlierFileAlone();
  }

  @Test
  void fullDiskLeavesTheEarlierFile() throws IOException, InterruptedException {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString()),
        "cannot mount a small file system here: needs Linux and root");
    try {
      Files.write(target, EARLIER);
      String message =
          assertThrows(
                  WrongArgumentException.class, () -> AtomicFile.write(target, new byte[100_000]))
              .getMessage();
      assertTrue(message.contains("No space left on device"), message);
      assertTrue(message.contains("nothing was left behind"), message);
      assertEarlierFileAlone();
    } finally {
      run("umount", folder.toString());
    }
  }

  private void assertEarlierFileAlone() throws IOException {
    assertArrayEquals(EARLIER, Files.readAllBytes(target));
    assertOnlyTheTarget();
  }

  private void assertOnlyTheTarget() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(target), files.toList());
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
