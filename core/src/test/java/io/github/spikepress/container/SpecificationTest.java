// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.chunks.SmallChunks;
import io.github.spikepress.container.metadata.SourceHash;
import io.github.spikepress.container.sections.FileFrame;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.Hashes;
import io.github.spikepress.files.StrictJson;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The specification, the test vectors and the second reader agree with the code. */
class SpecificationTest {

  private static final Path FORMAT = SpecifiedBytes.FORMAT;
  private static final Path VECTOR = FORMAT.resolve("vectors").resolve("scalar-v1.spkz");
  private static final Path HEAD = VECTOR.resolveSibling("scalar-head-v1.spkz");
  private static final Path SLABS = VECTOR.resolveSibling("scalar-slabs-v1.spkz");

  @TempDir Path folder;

  @Test
  void headerIsAsSpecified() throws IOException {
    assertArrayEquals(SpecifiedBytes.of("header"), FileFrame.header(1));
  }

  @Test
  void residualIsAsSpecified() throws IOException {
    Waveforms original = new Waveforms(2, 1, 2, new float[] {3, -2, -1, 9});
    Waveforms coded = new Waveforms(2, 1, 2, new float[] {1.25f, -2, 0, 7.5f});
    ErrorBound.Residual residual = new ErrorBound(0).of(original, coded);
    assertEquals(original, residual.restored());
    assertEquals(
        SpecifiedBytes.hex(SpecifiedBytes.of("residual")), SpecifiedBytes.hex(residual.part()));
  }

  @Test
  void filesFollowTheGrammar() throws Exception {
    assumeTrue(runs("-c", "pass") == 0, "needs python3");
    String walk = FORMAT.resolve("walk.py").toString();
    for (int version : new int[] {1, 2}) {
      Path file = folder.resolve("walked" + version + ".spkz");
      Spikes spikes = BoundedErrorTest.integers(SpikeSets.made(9000, 1, 3, 2));
      SpkzWriter.write(
          file,
          SpikeSets.codec(spikes),
          spikes.metadata(),
          new WriteSettings(true, true, SpikeSets.SCALAR)
              .withBound(version == 2 ? Optional.of(new ErrorBound(1)) : Optional.empty()),
          sink -> sink.accept(spikes),
          () -> Optional.of(new SourceHash(12, "ab".repeat(32))),
          Progress.SILENT);
      assertEquals(0, runs(walk, file.toString()), Files.readString(folder.resolve("out")));
      assertEquals(summary(file), secondReader(file));
      Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
      assertNotEquals(0, runs(walk, file.toString()));
    }
    for (Path vector :
        List.of(
            VECTOR,
            VECTOR.resolveSibling("scalar-channels-v1.spkz"),
            HEAD,
            SLABS,
            VECTOR.resolveSibling("pca-bounded-v2.spkz"))) {
      assertEquals(0, runs(walk, vector.toString()), Files.readString(folder.resolve("out")));
    }
  }

  @Test
  void integersAreAsSpecified() {
    assertEquals("ac 02", SpecifiedBytes.hex(new SectionWriter().putVarint(300).toBytes()));
    assertEquals("05", SpecifiedBytes.hex(new SectionWriter().putSigned(-3).toBytes()));
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0xe3069283, SectionWriter.crc(digits, 0, 9));
  }

  @Test
  void vectorOpensForEver() throws IOException {
    JsonObject expected = StrictJson.parse("vector", Files.readString(contents()));
    assertEquals(expected, summary(VECTOR));
  }

  @Test
  void secondReaderAgreesOnTheVector() throws Exception {
    assertEquals(StrictJson.parse("vector", Files.readString(contents())), secondReader(VECTOR));
  }

  @Test
  void bothReadersNoticeTheHeadOfAnotherFile() throws Exception {
    JsonObject expected = StrictJson.parse("vector", Files.readString(VectorFiles.contents(HEAD)));
    assertEquals(expected, summary(HEAD));
    assertEquals(expected, secondReader(HEAD));
    List<byte[]> sections = SpkzSurgery.sections(Files.readAllBytes(HEAD));
    int place = sections.size() - 2;
    assertEquals(SpkzFormat.HEAD, SpkzSurgery.type(sections.get(place)));
    assertArrayEquals(
        HeadCheck.of(sections.get(0), sections.get(1)).toSection(), sections.get(place));
    Path file = folder.resolve("head.spkz");
    for (int which : new int[] {0, 1}) {
      byte[][] heads = {sections.get(0), sections.get(1)};
      heads[which] = SpkzSurgery.sections(Files.readAllBytes(VECTOR)).get(which);
      sections.set(place, HeadCheck.of(heads[0], heads[1]).toSection());
      Files.write(file, SpkzSurgery.file(sections));
      String message = assertThrows(DamagedFileException.class, () -> summary(file)).getMessage();
      assertTrue(message.contains("metadata or model are those of another file"), message);
      assertEquals(1, runs(FORMAT.resolve("decode.py").toString(), file.toString()));
      String text = Files.readString(folder.resolve("out"));
      assertTrue(text.contains("metadata or model are those of another file"), text);
    }
  }

  @Test
  void secondReaderAgreesOnSlabs() throws Exception {
    JsonObject expected = StrictJson.parse("vector", Files.readString(VectorFiles.contents(SLABS)));
    assertEquals(expected, summary(SLABS));
    assertEquals(expected, secondReader(SLABS));
    Path file = folder.resolve("slabs.spkz");
    Spikes spikes = SpikeSets.dense(20_000, 9, 3, 4);
    SpikeSets.write(file, spikes, SpikeSets.codec(spikes), true);
    assertEquals(summary(file), secondReader(file));
    assertEquals(
        0, runs(FORMAT.resolve("walk.py").toString(), file.toString()), "follows the grammar");
  }

  @Test
  void secondReaderAgreesOnNewFiles() throws Exception {
    for (int count : new int[] {0, 1, 9_000}) {
      Path file = folder.resolve("new" + count + ".spkz");
      Spikes spikes = SpikeSets.made(count, 2, 3, count);
      SpikeSets.write(file, spikes, SpikeSets.codec(spikes), count != 1);
      if (count != 1) {
        assertEquals(summary(file), secondReader(file));
      }
    }
  }

  /** What both readers tell about a file, in the same words. */
  private static JsonObject summary(Path path) {
    JsonObject json = new JsonObject();
    try (SpkzFile file = SpkzFile.open(path)) {
      Spikes spikes = file.read(file.codec(SpikeSets.SCALAR), Progress.SILENT);
      SpikeEvents events = spikes.events().orElseThrow();
      json.addProperty("source", file.metadata().spikes().sourceName());
      json.addProperty("codec", file.metadata().codec());
      json.addProperty("spikes", file.numSpikes());
      json.addProperty("input_sha256", file.inputSha256());
      json.addProperty("model_sha256", file.modelSha256());
      json.add("times", array(events.samples()));
      json.add("channels", array(Arrays.stream(events.channels()).asLongStream().toArray()));
      json.add(
          "labels", array(Arrays.stream(spikes.labels().orElseThrow()).asLongStream().toArray()));
      json.addProperty("waveforms_sha256", WaveformDigest.sha256Hex(spikes.waveforms()));
    }
    return json;
  }

  private JsonObject secondReader(Path file) throws IOException, InterruptedException {
    assumeTrue(runs("-c", "import numpy") == 0, "needs python3 with NumPy");
    int status = runs(FORMAT.resolve("decode.py").toString(), file.toString());
    String text = Files.readString(folder.resolve("out"));
    assertEquals(0, status, text);
    return StrictJson.parse("decode.py", text);
  }

  private int runs(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "python3";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Path python = Path.of("/usr/bin/python3");
    command[0] = Files.isExecutable(python) ? python.toString() : "python3";
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start()
        .waitFor();
  }

  private static Path contents() {
    return VECTOR.resolveSibling("scalar-v1.json");
  }

  private static JsonArray array(long[] values) {
    JsonArray array = new JsonArray();
    LongStream.of(values).forEach(array::add);
    return array;
  }

  /** Makes the vector once; an existing one is never touched. */
  static final class Generator {

    private Generator() {}

    /** Writes the vector and its contents where there are none yet. */
    public static void main(String[] arguments) throws IOException {
      if (!Files.exists(VECTOR)) {
        Spikes spikes = SpikeSets.made(40, 2, 6, 11);
        SpikeSets.write(VECTOR, spikes, SpikeSets.codec(spikes), true);
        Files.writeString(contents(), summary(VECTOR) + "\n");
      }
      Path channels = VECTOR.resolveSibling("scalar-channels-v1.spkz");
      if (!Files.exists(channels)) {
        Files.write(channels, SmallChunks.of(VECTOR, 10, Map.of(3, Set.of(0, 3))));
        Files.writeString(VectorFiles.contents(channels), summary(channels) + "\n");
      }
      if (!Files.exists(HEAD)) {
        Spikes spikes = SpikeSets.made(12, 1, 4, 12);
        SpikeSets.write(HEAD, spikes, SpikeSets.codec(spikes), true);
        Files.writeString(VectorFiles.contents(HEAD), summary(HEAD) + "\n");
      }
      if (!Files.exists(SLABS)) {
        Files.write(SLABS, SmallChunks.inSlabs(VECTOR, 25, 5, 8));
        Files.writeString(VectorFiles.contents(SLABS), summary(SLABS) + "\n");
      }
      JsonElement summary = summary(VECTOR);
      System.out.println(Hashes.sha256Hex(Files.readAllBytes(VECTOR)) + " " + summary);
    }
  }
}
