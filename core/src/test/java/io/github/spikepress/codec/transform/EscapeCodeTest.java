// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EscapeCodeTest {

  @Property
  void levelsComeBack(
      @ForAll @IntRange(min = 0, max = 511) int tabled,
      @ForAll @IntRange(min = 1, max = EscapeCode.GREATEST - 511) int excess,
      @ForAll boolean negative) {
    int level = (negative ? -1 : 1) * (tabled + excess);
    RangeEncoder encoder = new RangeEncoder();
    int bits = EscapeCode.encode(level, tabled, encoder);
    RangeDecoder decoder = new RangeDecoder(encoder.finish());
    assertEquals(level, EscapeCode.decode(tabled, decoder));
    assertTrue(bits <= 6 + 31, bits + " bits");
  }

  @Test
  void greatestLevelComesBack() {
    RangeEncoder encoder = new RangeEncoder();
    EscapeCode.encode(-EscapeCode.GREATEST, 0, encoder);
    assertEquals(-EscapeCode.GREATEST, EscapeCode.decode(0, new RangeDecoder(encoder.finish())));
  }
}
