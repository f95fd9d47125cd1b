// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyValuesTest {

  @Test
  void takesPairsApart() {
    assertEquals(Map.of("a", "1", "b", "x y"), KeyValues.parse("a=1, b = x y"));
    assertEquals(Map.of(), KeyValues.parse(""));
    assertEquals(Map.of("a", ""), KeyValues.parse("a="));
  }

  @Test
  void leavesCommasInsideFileNames() {
    assertEquals(
        Map.of("input", "/a,b/c,d.mat", "output", "e.spkz"),
        KeyValues.parse("input=/a,b/c,d.mat,output=e.spkz"));
  }

  @Test
  void readsQuotedValues() {
    assertEquals(
        Map.of("input", "a,b=c\"\\.mat", "seed", "2"),
        KeyValues.parse("input=\"a,b=c\\\"\\\\.mat\",seed=2"));
    assertEquals(Map.of("input", " a "), KeyValues.parse("input=\" a \""));
  }

  @Test
  void refusesWhatIsNoPairOrGivenTwice() {
    assertThrows(WrongArgumentException.class, () -> KeyValues.parse("hello"));
    assertThrows(WrongArgumentException.class, () -> KeyValues.parse("=1"));
    assertThrows(WrongArgumentException.class, () -> KeyValues.parse("a=1,a=2"));
  }
}
