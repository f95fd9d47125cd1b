// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arrays of the benchmark sets: NPY version 1, little endian, C order. */
record NumpyArray(String type, int[] shape, ByteBuffer data) {

  private static final Pattern HEADER =
      Pattern.compile("'descr': '([^']+)'.*'shape': \\(([0-9, ]*)\\)");

  static NumpyArray read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = bytes.getShort(8);
    String header = new String(bytes.array(), 10, length, StandardCharsets.US_ASCII);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.find()) {
      throw new IOException(file + ": not an NPY file of version 1");
    }
    int[] shape =
        Arrays.stream(matcher.group(2).split(","))
            .map(String::trim)
            .filter(text -> !text.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    bytes.position(10 + length);
    return new NumpyArray(matcher.group(1), shape, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
  }

  float[] floats() {
    float[] values = new float[data.remaining() / Float.BYTES];
    data.asFloatBuffer().get(values);
    return values;
  }

  byte[] bytes() {
    byte[] values = new byte[data.remaining()];
    data.duplicate().get(values);
    return values;
  }
}
