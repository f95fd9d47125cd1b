// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.PartialFile;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stops a writer, nothing wrong stands under the final name, and whole chunks are not
 * lost. {@code -Dspikepress.kills=200} kills as many writers.
 */
class InterruptedWritingTest {

  private static final int KILLS = Integer.getInteger("spikepress.kills", 5);
  private static final int COUNT = 60_000;

  @TempDir Path folder;

  /** Writes one of two files, as often as it is let. */
  static final class Victim {

    private Victim() {}

    /** Takes the file, the seed of the spikes, and whether to do it for ever. */
    public static void main(String[] arguments) throws IOException {
      Spikes spikes = spikes(Long.parseLong(arguments[1]));
      do {
        SpikeSets.write(Path.of(arguments[0]), spikes, SpikeSets.codec(spikes), true);
      } while (Boolean.parseBoolean(arguments[2]));
    }
  }

  @Test
  void killedWritersLeaveWholeFilesOnly() throws Exception {
    byte[][] whole = {written(1), written(2)};
    Path file = folder.resolve("victim.spkz");
    Path log = folder.resolve("log");
    Random random = new Random(5);
    int recovered = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int which = kill / 2 % 2;
      Process victim =
          ForkedJava.start(
              log,
              ForkedJava.command(Victim.class, "512m", file.toString(), "" + (1 + which), "true"));
      boolean ended = victim.waitFor(300 + random.nextInt(2500), TimeUnit.MILLISECONDS);
      assertFalse(ended, () -> text(log));
      victim.destroyForcibly().waitFor();
      if (Files.exists(file)) {
        byte[] left = Files.readAllBytes(file);
        assertTrue(Arrays.equals(left, whole[0]) || Arrays.equals(left, whole[1]), "kill " + kill);
      } else {
        assertTrue(kill < 2, "an earlier file is gone after kill " + kill);
        Files.write(file, whole[1 - which]);
      }
      recovered += recoverable(folder.resolve("victim.spkz.part")) ? 1 : 0;
    }
    System.out.println(KILLS + " writers killed, " + recovered + " left whole chunks behind");
  }

  @Test
  void killedWorkIsGoneOnWith() throws Exception {
    byte[] whole = written(1);
    Path file = folder.resolve("again.spkz");
    Path part = folder.resolve("again.spkz" + PartialFile.ENDING);
    for (double share : new double[] {0.001, 0.3, 0.7, 1}) {
      Files.write(part, Arrays.copyOf(whole, (int) (share * whole.length)));
      WriteReport report = SpikeSets.write(file, spikes(1), SpikeSets.codec(spikes(1)), true);
      assertArrayEquals(whole, Files.readAllBytes(file), "share " + share);
      assertEquals(share > 0.1, Double.isNaN(report.entropyBits()), "chunks are not encoded again");
      assertFalse(Files.exists(part));
    }
  }

  @Test
  void workOfOthersIsNotGoneOnWith() throws Exception {
    byte[] whole = written(1);
    byte[] other = written(2);
    Path file = folder.resolve("mixed.spkz");
    Path part = folder.resolve("mixed.spkz" + PartialFile.ENDING);
    Files.write(part, Arrays.copyOf(other, other.length / 2));
    SpikeSets.write(file, spikes(1), SpikeSets.codec(spikes(1)), true);
    assertArrayEquals(whole, Files.readAllBytes(file));
    List<Spikes> swapped = new ArrayList<>();
    swapped.add(SpikePieces.slice(spikes(1), 0, 9000));
    swapped.add(SpikePieces.slice(spikes(1), 10_000, COUNT));
    Files.write(part, Arrays.copyOf(whole, whole.length / 2));
    Spikes changed = SpikePieces.join(swapped);
    SpikeSets.write(file, changed, SpikeSets.codec(spikes(1)), true);
    assertEquals(
        changed.events(), Decompression.read(file, SpikeSets.SCALAR, Progress.SILENT).events());
  }

  @Test
  void wholeChunksAreRecoveredWithAStatement() throws Exception {
    byte[] whole = written(1);
    Path cut = folder.resolve("cut.spkz.part");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    String refusal =
        assertThrows(DamagedFileException.class, () -> SpkzFile.open(cut)).getMessage();
    assertTrue(refusal.contains("Recover File keeps its whole chunks"), refusal);
    Path output = folder.resolve("recovered.spkz");
    SpkzRecovery recovery = SpkzRecovery.recover(cut, output, Progress.SILENT);
    assertTrue(recovery.spikes() > COUNT / 4 && recovery.spikes() < COUNT, recovery.missing());
    assertTrue(recovery.missing().startsWith(recovery.spikes() + " spikes in "));
    Spikes expected = Decompression.read(made("whole", whole), SpikeSets.SCALAR, Progress.SILENT);
    Spikes got = Decompression.read(output, SpikeSets.SCALAR, Progress.SILENT);
    Spikes part = SpikePieces.slice(expected, 0, (int) recovery.spikes());
    assertEquals(part.waveforms(), got.waveforms());
    assertEquals(part.events(), got.events());
    try (SpkzFile file = SpkzFile.open(output)) {
      assertEquals(recovery.missing(), file.metadata().recovered());
      assertEquals("0".repeat(64), file.inputSha256());
    }
    assertThrows(
        WrongArgumentException.class,
        () -> SpkzRecovery.recover(output, folder.resolve("x.spkz"), Progress.SILENT));
  }

  @Test
  void everyCutIsRecoveredToTheLastWholeChunk() throws Exception {
    Spikes spikes = SpikeSets.made(9000, 1, 4, 5);
    Path file = folder.resolve("small.spkz");
    SpikeSets.write(file, spikes, SpikeSets.codec(spikes), true);
    byte[] whole = Files.readAllBytes(file);
    Path output = folder.resolve("recovered.spkz");
    List<Long> kept = new ArrayList<>();
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      try {
        kept.add(SpkzRecovery.recover(file, output, Progress.SILENT).spikes());
        Decompression.read(output, SpikeSets.SCALAR, Progress.SILENT);
      } catch (DamagedFileException e) {
        assertTrue(kept.isEmpty(), "only a head that is not whole is refused");
      }
    }
    assertEquals(List.of(0L, 4096L, 8192L, 9000L), kept.stream().distinct().toList());
  }

  @Test
  void twoWritersOfOneFileAreKeptApart() {
    Path file = folder.resolve("shared.spkz");
    try (PartialFile first = PartialFile.open(file)) {
      String message =
          assertThrows(WrongArgumentException.class, () -> written(file, 1)).getMessage();
      assertTrue(message.contains("another program is writing it"), message);
      assertTrue(Files.exists(first.path()), "the other's file stays");
    }
    written(file, 1);
    assertTrue(Files.exists(file));
  }

  /** A limit of the file size stands for a full disk: both end a write with an error. */
  @Test
  void fullDiskIsOneLineAndNothingIsLeft() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell with ulimit");
    Path file = folder.resolve("full.spkz");
    Files.writeString(file, "earlier");
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 600; exec \"$@\""));
    command.add("sh");
    command.addAll(ForkedJava.command(Victim.class, "512m", file.toString(), "1", "false"));
    assertEquals(1, ForkedJava.start(log, command).waitFor());
    assertTrue(text(log).contains("WrongArgumentException: cannot write"), text(log));
    assertTrue(text(log).contains("nothing was left behind"), text(log));
    assertEquals("earlier", Files.readString(file));
    assertFalse(Files.exists(folder.resolve("full.spkz.part")));
  }

  @Test
  void readOnlyFolderIsOneLine() throws Exception {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(locked), "this user may write everywhere");
    String message =
        assertThrows(WrongArgumentException.class, () -> written(locked.resolve("a.spkz"), 1))
            .getMessage();
    assertTrue(message.contains("may not be written by this user"), message);
  }

  /**
   * Whether a killed writer left whole chunks; if so, they must be the first of its spikes, or of
   * those of the writer before, where it was killed before it began.
   */
  private boolean recoverable(Path part) throws IOException {
    if (!Files.exists(part)) {
      return false;
    }
    Path copy = folder.resolve("copy.part");
    Files.copy(part, copy, StandardCopyOption.REPLACE_EXISTING);
    Path output = folder.resolve("copy.spkz");
    try {
      SpkzRecovery.recover(copy, output, Progress.SILENT);
    } catch (DamagedFileException | WrongArgumentException e) {
      // Killed before the first chunk, or between the last byte and the renaming
      return false;
    }
    try (SpkzFile file = SpkzFile.open(output)) {
      int count = (int) file.numSpikes();
      if (count == 0) {
        return false;
      }
      var events = file.read(file.codec(SpikeSets.SCALAR), Progress.SILENT).events();
      assertTrue(events.equals(first(count, 1)) || events.equals(first(count, 2)));
      return true;
    }
  }

  private static Optional<SpikeEvents> first(int count, long seed) {
    return SpikePieces.slice(spikes(seed), 0, count).events();
  }

  private static Spikes spikes(long seed) {
    return SpikeSets.made(COUNT, 1, 20, seed);
  }

  private byte[] written(long seed) throws IOException {
    Path file = folder.resolve("written" + seed + ".spkz");
    written(file, seed);
    return Files.readAllBytes(file);
  }

  private static void written(Path file, long seed) {
    Spikes spikes = spikes(seed);
    SpikeSets.write(file, spikes, SpikeSets.codec(spikes), true);
  }

  private Path made(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name + ".spkz"), bytes);
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
