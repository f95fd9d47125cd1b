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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "benchmark/real_waveforms.npy, F32, [908][4][64], -1101.611175429202",
    "benchmark/real_labels.npy, I16, [908][4], 5976",
    "wave_clus_simulator/C_Easy1_noise005.firings_true.npy, F64, [3][3514], 2518748849",
    "neuropixels/kilosort_toy_data/spike_times.npy, U64, [94565][1], 4930836587021"
  })
  void realFilesReadAsInNumPy(String name, NumberType type, String shape, double sum) {
    NumericArray array = NpyFile.read(RealData.file(name));
    assertEquals(type, array.type());
    assertEquals(shape, array.shapeText());
    assertEquals(sum, Arrays.stream(array.toDoubles()).sum(), 1e-9 * Math.abs(sum));
  }

  @Test
  void fortranOrderReadsByIndex() {
    NumericArray array =
        NpyFile.read(RealData.file("wave_clus_simulator/C_Easy1_noise005.firings_true.npy"));
    double[] rowMajor = array.toDoubles();
    assertEquals(2.0, array.get(2, 3513));
    assertEquals(array.get(1, 7), rowMajor[3514 + 7]);
  }

  @ParameterizedTest
  @CsvSource({
    "<f4, 1", "<f8, 2", "|i1, 3", "|u1, 1", "|b1, 1", ">i2, 2", "<u2, 3", ">i4, 1", "<u4, 2",
    ">i8, 1", "<u8, 1", ">f4, 2", ">f8, 3"
  })
  void everyTypeByteOrderAndVersionReads(String dtype, int version) throws IOException {
    Path file = folder.resolve("a.npy");
    double[] values = dtype.contains("b1") ? new double[] {0, 1, 1} : new double[] {0, 7, 113};
    Files.write(file, npy(version, dtype, false, "(3,)", values));
    assertArrayEquals(values, NpyFile.read(file).toDoubles());
  }

  @Test
  void writtenFilesReadBack() {
    Path file = folder.resolve("a.npy");
    float[] floats = {1.5f, -2, Float.MIN_VALUE, 4, 5, 6};
    NpyFile.write(file, NumericArray.of(floats, 1, 2, 3));
    assertArrayEquals(floats, NpyFile.read(file).toFloats());
    assertArrayEquals(new int[] {1, 2, 3}, NpyFile.read(file).shape());
    long[] longs = {Long.MIN_VALUE, -1, Long.MAX_VALUE};
    NpyFile.write(file, NumericArray.of(longs, 3));
    assertArrayEquals(longs, NpyFile.read(file).toLongs());
    int[] ints = {Integer.MIN_VALUE, 0, 5};
    NpyFile.write(file, NumericArray.of(ints, 3));
    assertArrayEquals(ints, NpyFile.read(file).toInts());
    NpyFile.write(file, NumericArray.of(new float[0], 0, 64));
    assertEquals(0, NpyFile.read(file).size());
  }

  @Test
  void badFilesAreRefusedInOneLine() throws IOException {
    Path file = folder.resolve("a.npy");
    byte[] good = npy(1, "<f8", false, "(3,)", 1, 2, 3);
    Files.write(file, Arrays.copyOf(good, good.length - 1));
    assertEquals(
        good.length - 1,
        assertThrows(DamagedFileException.class, () -> NpyFile.read(file)).offset());
    Files.write(file, npy(1, "<c16", false, "(3,)", 1, 2, 3));
    assertThrows(NotSupportedException.class, () -> NpyFile.read(file));
    Files.write(file, npy(9, "<f8", false, "(3,)", 1, 2, 3));
    assertThrows(NotSupportedException.class, () -> NpyFile.read(file));
    Files.write(file, npy(1, "<f8", false, "(2147483647, 2147483647, 2147483647)", 1));
    assertThrows(DamagedFileException.class, () -> NpyFile.read(file));
    Files.writeString(file, "no numbers");
    assertFalse(NpyFile.isNpyFile(file));
    assertThrows(DamagedFileException.class, () -> NpyFile.read(file));
    assertTrue(
        assertThrows(WrongArgumentException.class, () -> NpyFile.read(folder.resolve("none.npy")))
            .getMessage()
            .endsWith("it does not exist"));
  }

  @Test
  void integersAreExpectedWhereIntegersAreAskedFor() {
    assertThrows(
        WrongArgumentException.class, () -> NumericArray.of(new double[] {1.5}, 1).toLongs());
    assertThrows(
        WrongArgumentException.class,
        () -> NumericArray.of(new double[] {Double.NaN}, 1).toLongs());
    assertThrows(
        WrongArgumentException.class, () -> NumericArray.of(new long[] {1L << 40}, 1).toInts());
  }

  static byte[] npy(int version, String dtype, boolean fortran, String shape, double... values)
      throws IOException {
    String text =
        "{'descr': '"
            + dtype
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': "
            + shape
            + ", }\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length());
    out.write(length.array(), 0, version == 1 ? 2 : 4);
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    ByteOrder order = dtype.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int size = Integer.parseInt(dtype.substring(2));
    for (double value : values) {
      ByteBuffer number = ByteBuffer.allocate(16).order(order);
      switch (dtype.charAt(1) + "" + size) {
        case "f4" -> number.putFloat((float) value);
        case "f8" -> number.putDouble(value);
        case "i2", "u2" -> number.putShort((short) value);
        case "i4", "u4" -> number.putInt((int) value);
        case "i8", "u8" -> number.putLong((long) value);
        default -> number.put((byte) value);
      }
      out.write(number.array(), 0, size);
    }
    return out.toByteArray();
  }
}
