// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Sinks;

class MatFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "wave_clus_simulator/C_Easy1_noise01_short.mat, data, [1][240000], -2344.5411306829305",
    "wave_clus_simulator/C_Easy1_noise01_short.mat, spike_times, [1][521], 64203024",
    "hc1_tetrode/d533101.mat, ec_spikes, [4][40][2491], 285033.00058917137",
    "hc1_tetrode/d533101.mat, label, [2491][1], 786",
    "hc1_tetrode/harris_d533101_5sec.mat, data, [4][50000], 408862409",
    "wave_clus_simulator/times_C_Difficult1_noise015.mat, spikes, [3061][64], -4443.516707368432",
    "wave_clus_simulator/times_C_Difficult1_noise015.mat, par.sr, [1][1], 24000",
    "real_extracellular/human_blackrock/Recording3.mat, NEV.Data.Spikes.Waveform, [48][36161], 2856363"
  })
  void realFilesReadAsInSciPy(String name, String variable, String shape, double sum) {
    NumericArray array = MatFile.open(RealData.file(name)).numbers(variable);
    assertEquals(shape, array.shapeText());
    assertEquals(sum, Arrays.stream(array.toDoubles()).sum(), 1e-9 * Math.abs(sum));
  }

  @Test
  void placesReadAsInSciPy() {
    MatFile tetrode = MatFile.open(RealData.file("hc1_tetrode/d533101.mat"));
    assertEquals(-103.97388461380679, tetrode.numbers("ec_spikes").get(1, 14, 100));
    assertEquals(-4.328595619924699, tetrode.numbers("ec_spikes").get(3, 39, 2490));
    MatFile clip = MatFile.open(RealData.file("hc1_tetrode/harris_d533101_5sec.mat"));
    assertEquals(1991, clip.numbers("data").get(2, 1000));
    MatFile nev = MatFile.open(RealData.file("real_extracellular/human_blackrock/Recording3.mat"));
    assertEquals(-17, nev.numbers("NEV.Data.Spikes.Waveform").get(7, 100));
  }

  @Test
  void cellsReadOneByOne() {
    MatFile mat = MatFile.open(RealData.file("real_extracellular/pittsburgh/bitzle_180_drg.mat"));
    assertEquals(32, mat.cells("wf").size());
    assertEquals("[22][1564]", mat.cells("wf").get(1).shapeText());
    assertThrows(NotSupportedException.class, () -> mat.numbers("wf"));
  }

  @Test
  void writtenFilesReadBackAndAreTheSameEachTime() throws IOException {
    Map<String, NumericArray> variables = new LinkedHashMap<>();
    variables.put("waveforms", NumericArray.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 3, 2));
    variables.put("times", NumericArray.of(new long[] {-5, 1L << 50}, 2));
    variables.put("channels", NumericArray.of(new int[] {1, 2, 3, 4}, 2, 2));
    variables.put("sr", NumericArray.of(new double[] {24_000.5}, 1, 1));
    Path file = folder.resolve("a.mat");
    MatWriter.write(file, variables);
    MatFile mat = MatFile.open(file);
    assertEquals(variables.keySet(), new java.util.HashSet<>(mat.names()));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, mat.numbers("waveforms").toFloats());
    assertArrayEquals(new int[] {1, 3, 2}, mat.numbers("waveforms").shape());
    assertArrayEquals(new long[] {-5, 1L << 50}, mat.numbers("times").toLongs());
    assertEquals(3, mat.numbers("channels").get(1, 0));
    assertEquals(24_000.5, mat.numbers("sr").get(0, 0));
    byte[] first = Files.readAllBytes(file);
    MatWriter.write(file, variables);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void structuresCellsAndTextReadAsMflWritesThem() throws IOException {
    Path file = folder.resolve("nested.mat");
    Files.write(file, nested(true));
    MatFile mat = MatFile.open(file);
    assertEquals(24_000, mat.numbers("par.sr").get(0, 0));
    assertEquals(7, mat.numbers("par.inner.deep").get(0, 0));
    assertEquals(2, mat.cells("two").size());
    assertEquals(3, mat.numbers("one").get(0, 0));
    assertFalse(mat.find("par.none").isPresent());
    assertFalse(mat.find("text").isPresent());
    assertThrows(NotSupportedException.class, () -> mat.numbers("text"));
    assertThrows(NotSupportedException.class, () -> mat.numbers("complex"));
  }

  @Test
  void missingVariableIsNamedWithThoseThatThereAre() throws IOException {
    Path file = folder.resolve("nested.mat");
    Files.write(file, nested(true));
    String message =
        assertThrows(WrongArgumentException.class, () -> MatFile.open(file).numbers("spikes"))
            .getMessage();
    assertEquals(
        "nested.mat has no variable 'spikes'; it has [complex, one, par, text, two]", message);
  }

  @Test
  void truncatedFilesAreDamaged() throws IOException {
    Path file = folder.resolve("a.mat");
    byte[] whole = nested(true);
    for (int length = 1; length < whole.length; length += 3) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(DamagedFileException.class, () -> readAll(file));
    }
  }

  @Test
  void truncatedRealFilesAreDamagedAtTheirEnd() throws IOException {
    Path file = folder.resolve("a.mat");
    byte[] whole = Files.readAllBytes(RealData.file("hc1_tetrode/harris_d533101_5sec.mat"));
    Files.write(file, Arrays.copyOf(whole, 100_000));
    assertTrue(
        assertThrows(DamagedFileException.class, () -> MatFile.open(file))
            .getMessage()
            .contains("cut short"));
    whole = Files.readAllBytes(RealData.file("real_extracellular/human_blackrock/Recording3.mat"));
    Files.write(file, Arrays.copyOf(whole, 1_000_000));
    assertThrows(
        DamagedFileException.class, () -> MatFile.open(file).numbers("NEV.Data.Spikes.Waveform"));
  }

  static void readAll(Path file) {
    MatFile mat = MatFile.open(file);
    if (mat.names().size() < 5) {
      // A file cut between two variables is whole, only shorter
      throw new DamagedFileException(file.toString(), 0, "fewer variables");
    }
    for (String name : mat.names()) {
      mat.find(name).ifPresent(NumericArray::toDoubles);
    }
  }

  static byte[] nested(boolean deflate) throws IOException {
    us.hebi.matlab.mat.format.Mat5File content = Mat5.newMatFile();
    content.addArray(
        "par",
        Mat5.newStruct()
            .set("sr", Mat5.newScalar(24_000))
            .set("inner", Mat5.newStruct().set("deep", Mat5.newScalar(7))));
    content.addArray("two", Mat5.newCell(1, 2).set(0, Mat5.newScalar(1)).set(1, Mat5.newScalar(2)));
    content.addArray("one", Mat5.newCell(1, 1).set(0, Mat5.newScalar(3)));
    content.addArray("text", Mat5.newString("words"));
    content.addArray("complex", Mat5.newComplexScalar(1, 2));
    ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    Mat5.newWriter(Sinks.wrap(out)).setDeflateLevel(deflate ? 6 : 0).writeMat(content);
    return Arrays.copyOf(out.array(), out.position());
  }
}
