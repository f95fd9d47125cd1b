// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Files with other fields than those that were written. */
public final class FuzzedBytes {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final List<String> EXTREMES =
      List.of(
          "0", "-1", "1", "2147483647", "9223372036854775807", "1e308", "NaN", "", "x", "65536");

  private FuzzedBytes() {}

  /**
   * A cut, some bytes, an integer of the header, or a number of a text.
   *
   * @param whole a file as it should be
   * @param random decides what happens to it
   * @return another file
   */
  public static byte[] of(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int kind = random.nextInt(8);
    if (kind == 0 || bytes.length == 0) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
    if (kind <= 2 && NUMBER.matcher(text(bytes)).find()) {
      return withOtherNumber(bytes, random);
    }
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      // Headers are short, and most of what can go wrong is there
      int reach = random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 2048);
      int at = random.nextInt(reach);
      if (kind <= 5 && at + Integer.BYTES <= bytes.length) {
        int[] extremes = {0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x10000, 0x7fff};
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(at, extremes[random.nextInt(extremes.length)]);
      } else {
        bytes[at] = (byte) random.nextInt(256);
      }
    }
    return bytes;
  }

  private static byte[] withOtherNumber(byte[] bytes, Random random) {
    String text = text(bytes);
    List<MatchResult> numbers = NUMBER.matcher(text).results().limit(400).toList();
    MatchResult number = numbers.get(random.nextInt(numbers.size()));
    String other = EXTREMES.get(random.nextInt(EXTREMES.size()));
    return (text.substring(0, number.start()) + other + text.substring(number.end()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
