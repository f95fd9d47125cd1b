// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A NumPy array in row-major order, as the benchmark sets have them.
 *
 * @param shape length of each axis
 * @param values all values in order
 */
record NpyArray(int[] shape, float[] values) {

  private static final Pattern HEADER =
      Pattern.compile("'descr': '([<|][a-z]\\d)', 'fortran_order': False, 'shape': \\(([^)]*)\\)");

  static NpyArray read(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int length = bytes.getShort(8);
      String text = new String(bytes.array(), 10, length, StandardCharsets.ISO_8859_1);
      Matcher header = HEADER.matcher(text);
      if (!header.find()) {
        throw new IOException(file + " has a header that is not understood: " + text);
      }
      int[] shape =
          Arrays.stream(header.group(2).split(","))
              .map(String::trim)
              .filter(axis -> !axis.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
      bytes.position(10 + length);
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (header.group(1)) {
              case "<f4" -> bytes.getFloat();
              case "<f8" -> (float) bytes.getDouble();
              case "<i4" -> bytes.getInt();
              case "<i2" -> bytes.getShort();
              case "|i1" -> bytes.get();
              default -> throw new IOException(file + " has type " + header.group(1));
            };
      }
      return new NpyArray(shape, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
