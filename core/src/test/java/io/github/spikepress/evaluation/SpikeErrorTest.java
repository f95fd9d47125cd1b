// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.Distortion;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpikeErrorTest {

  /** Two channels of two samples; the last spike has a silent channel, the third is all silent. */
  private static final Waveforms ORIGINAL =
      Waveforms.of(
          new float[][][] {{{3, 4}, {3, 4}}, {{3, 4}, {3, 4}}, {{0, 0}, {0, 0}}, {{0, 0}, {6, 8}}});

  private static final Waveforms RESTORED =
      Waveforms.of(
          new float[][][] {{{3, 4}, {3, 3}}, {{3, 0}, {3, 4}}, {{0, 0}, {0, 2}}, {{0, 0}, {6, 9}}});

  @Test
  void theWorstSpikeComesFirst() {
    List<SpikeError> errors = SpikeError.worstFirst(ORIGINAL, RESTORED);
    assertEquals(List.of(1, 0, 3, 2), errors.stream().map(SpikeError::spike).toList());
    assertEquals(20 * Math.log10(5.0 / 4), errors.get(0).sndrDb(), 1e-9);
    assertEquals(20 * Math.log10(5.0 / 1), errors.get(1).sndrDb(), 1e-9);
    assertEquals(20, errors.get(2).sndrDb(), 1e-9);
    assertTrue(Double.isNaN(errors.get(3).sndrDb()));
    assertEquals(2, errors.get(0).rmse(), 1e-9);
    assertEquals(4, errors.get(0).greatestError(), 1e-9);
  }

  @Test
  void agreesWithTheWorstSpikeOfTheWhole() {
    Distortion whole = Distortion.between(ORIGINAL, RESTORED);
    SpikeError worst = SpikeError.worstFirst(ORIGINAL, RESTORED).get(0);
    assertEquals(whole.worstSpike(), worst.spike());
    assertEquals(whole.worstSndrDb(), worst.sndrDb(), 1e-12);
  }
}
