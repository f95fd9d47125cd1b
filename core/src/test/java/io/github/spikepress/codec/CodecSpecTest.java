// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CodecSpecTest {

  @Test
  void aNameAloneLeavesEverythingToTheFamily() {
    CodecSpec spec = CodecSpec.parse("trellis");
    assertEquals("trellis", spec.family().name());
    assertEquals(TrainingRequest.DEFAULT, spec.request(new RateTarget.Unspecified()));
  }

  @Test
  void settingsFollowColonsAndEpochsAreOneOfThem() {
    CodecSpec spec = CodecSpec.parse("cae:epochs=50:n_feat=8");
    assertEquals("cae:epochs=50:n_feat=8", spec.word());
    RateTarget target = new RateTarget.Ratio(40);
    assertEquals(
        new TrainingRequest(target, OptionalInt.of(50), Map.of("n_feat", "8")),
        spec.request(target));
  }

  @Test
  void refusesWhatItCannotRead() {
    assertTrue(refusal(WrongArgumentException.class, "pca:coder").contains("'coder'"));
    assertTrue(refusal(WrongArgumentException.class, "pca:=16").contains("'=16'"));
    assertTrue(refusal(WrongArgumentException.class, "cae:epochs=few").contains("'few'"));
    assertTrue(refusal(NotSupportedException.class, "mp3:rate=1").contains("'mp3'"));
    assertTrue(refusal(NotSupportedException.class, ":").contains("not known"));
  }

  private static String refusal(Class<? extends SpikePressException> kind, String word) {
    return assertThrows(kind, () -> CodecSpec.parse(word)).getMessage();
  }
}
