// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MacroOptionsTest {

  @Test
  void readsWhatImageJWrites() {
    assertEquals(
        Map.of("input", "/a b/c[1].mat", "embed_model", "true", "seed", "7"),
        MacroOptions.parse("input=[/a b/c[1].mat] embed_model seed=7 "));
    assertEquals(Map.of("input", "a b"), MacroOptions.parse("input='a b'"));
    assertEquals(Map.of(), MacroOptions.parse(" "));
  }

  @Test
  void readsWhatItWrites() {
    for (String value : new String[] {"", "a", "a b", "a[1] b", "C:\\x\\y.mat"}) {
      assertEquals(Map.of("key", value), MacroOptions.parse(MacroOptions.format("key", value)));
    }
  }

  @Test
  void refusesOpenBrackets() {
    assertThrows(WrongArgumentException.class, () -> MacroOptions.parse("input=[a b"));
    assertThrows(WrongArgumentException.class, () -> MacroOptions.parse("=1"));
  }
}
