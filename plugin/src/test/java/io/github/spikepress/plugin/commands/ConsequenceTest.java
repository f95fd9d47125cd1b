// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ConsequenceTest {

  /** Four waveforms of 64 samples of 16 bits become 16 indexes of 8 bits: 32 : 1. */
  @Test
  void foretellsTheRatioOfANetwork() {
    String usual = Consequence.of("cae", 0, 0, 0, "preset=paper n_feat=16 k=256");
    assertTrue(usual.contains("128 bits for 4 waveforms"), usual);
    assertTrue(usual.contains("ratio of 32.0"), usual);
    String half = Consequence.of("cae", 0, 0, 0, "preset=paper n_feat=8 k=256");
    assertTrue(half.contains("ratio of 64.0"), half);
    String fewer = Consequence.of("cae", 0, 0, 0, "preset=paper n_feat=16 k=16");
    assertTrue(fewer.contains("ratio of 64.0"), fewer);
  }

  @Test
  void foretellsTargets() {
    assertEquals(
        "ratio 32: 0.5 bits a sample, 4 bytes for a waveform of 64 samples",
        Consequence.of("trellis", 32, 0, 0, ""));
    assertEquals(
        "20 dB: an error of about 10 % of each waveform", Consequence.of("", 0, 20, 0, ""));
    assertEquals("", Consequence.of("pca", 0, 0, 0, ""));
  }

  @Test
  void refusesWhatIsWrongBeforeAnySpikeIsRead() {
    refused("trellis", () -> Consequence.requireKnown("fog"));
    refused("n_feat", () -> Consequence.requireSettings("cae", "n_feat=x"));
    refused("name=value", () -> Consequence.requireSettings("pca", "n_feat"));
    Consequence.requireKnown(" ");
    Consequence.requireSettings("cae", "n_feat=8");
  }

  @Test
  void tellsWhatIsWrong() {
    assertTrue(Consequence.of("pca", 20, 20, 0, "").contains("not both"));
    assertTrue(Consequence.of("fog", 0, 0, 0, "").contains("trellis"));
    assertTrue(Consequence.of("cae", 0, 0, 0, "n_feat=x").contains("n_feat"));
    assertTrue(Consequence.of("cae", 0, 0, 0, "n_feat").contains("name=value"));
  }

  private static void refused(String word, Executable check) {
    String message = assertThrows(WrongArgumentException.class, check).getMessage();
    assertTrue(message.contains(word), message);
  }
}
