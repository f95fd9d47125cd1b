// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {

  private static final SafetensorsFile FILE =
      new SafetensorsFile(
          Map.of("card", "{\"a\": \"ü\"}\n"),
          Map.of(
              "weights", Tensor.float32(new float[] {1, -2, Float.NaN, 4, 5, 6}, 2, 3),
              "halves", Tensor.float16(new float[] {0.5f}, 1),
              "bytes", Tensor.integers(Tensor.Type.U8, new int[] {1, 255, 3}, 3),
              "none", Tensor.float32(new float[0], 0, 7),
              "one", Tensor.integers(Tensor.Type.I32, new int[] {-9})));

  @TempDir Path folder;

  @Test
  void everythingComesBack() {
    assertEquals(FILE, SafetensorsFile.fromBytes("a", FILE.toBytes()));
    Path file = folder.resolve("a.safetensors");
    FILE.write(file);
    assertEquals(FILE, SafetensorsFile.read(file));
    SafetensorsFile nothing = new SafetensorsFile(Map.of(), Map.of());
    assertEquals(nothing, SafetensorsFile.fromBytes("a", nothing.toBytes()));
  }

  @Test
  void dataAreAligned() {
    byte[] bytes = FILE.toBytes();
    long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertEquals(0, header % 8);
    String text = new String(bytes, 8, (int) header, StandardCharsets.UTF_8);
    assertTrue(text.contains("\"weights\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":["));
    assertTrue(text.indexOf("\"bytes\"") > text.indexOf("\"halves\""), "wide types first");
    assertArrayEquals(bytes, FILE.toBytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}x",
        "{'a':1}",
        "{\"a\":1}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,6]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647,0],"
            + "\"data_offsets\":[0,0]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,2],\"data_offsets\":[0,8]}}",
        "{\"__metadata__\":{\"a\":1},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1e1000000000],\"data_offsets\":[0,8]}}",
      })
  void wrongHeadersAreRefused(String header) {
    DamagedFileException refusal =
        assertThrows(
            DamagedFileException.class,
            () -> SafetensorsFile.fromBytes("a.safetensors", file(header, 8)));
    assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
  }

  @Test
  void unknownTypesOfNumbersAreNamed() {
    String header = "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}";
    String message =
        assertThrows(
                NotSupportedException.class, () -> SafetensorsFile.fromBytes("a", file(header, 8)))
            .getMessage();
    assertTrue(message.contains("F64"), message);
  }

  @Test
  void hostileHeaderSizesAreRefused() {
    for (long size : new long[] {0, 1, -1, 1L << 60, 100, Integer.MAX_VALUE}) {
      byte[] bytes = file("{}", 0);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(size);
      assertThrows(DamagedFileException.class, () -> SafetensorsFile.fromBytes("a", bytes));
    }
  }

  @Test
  void deepNestingDoesNoHarm() {
    String header = "{\"a\":" + "[".repeat(1_000_000);
    assertThrows(DamagedFileException.class, () -> SafetensorsFile.fromBytes("a", file(header, 0)));
    assertThrows(DamagedFileException.class, () -> StrictJson.parse("a", header));
  }

  @Test
  void damagesDoNoHarm() {
    byte[] whole = FILE.toBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] shorter = Arrays.copyOf(whole, length);
      assertThrows(DamagedFileException.class, () -> SafetensorsFile.fromBytes("a", shorter));
    }
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
      }
      try {
        SafetensorsFile.fromBytes("a", damaged);
      } catch (SpikePressException refusal) {
        assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
      }
    }
  }

  @Test
  void reservedNameIsRefused() {
    assertThrows(
        WrongArgumentException.class,
        () ->
            new SafetensorsFile(
                Map.of(), Map.of("__metadata__", Tensor.float32(new float[] {1}, 1))));
  }

  private static byte[] file(String header, int dataBytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }
}
