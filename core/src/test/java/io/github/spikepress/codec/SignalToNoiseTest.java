// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spikepress.waveforms.Waveforms;
import org.junit.jupiter.api.Test;

class SignalToNoiseTest {

  private static final Waveforms ORIGINAL =
      Waveforms.of(new float[][][] {{{3, 4}, {0, 0}}, {{0, 10}, {0, 0}}});

  private static final Waveforms RESTORED =
      Waveforms.of(new float[][][] {{{3, 3.5f}, {0, 0.1f}}, {{0, 9}, {0, 0}}});

  @Test
  void meanIsOverTheWaveformsThatHaveASignal() {
    assertEquals(20, SignalToNoise.meanDb(ORIGINAL, RESTORED), 1e-6);
    Distortion distortion = Distortion.between(ORIGINAL, RESTORED);
    assertEquals(20, distortion.meanSndrDb(), 1e-6);
    assertEquals(2, distortion.numWaveforms());
  }

  @Test
  void pooledRatioCountsEveryError() {
    double expected = 10 * Math.log10(125 / (0.25 + 0.01 + 1));
    assertEquals(expected, SignalToNoise.pooledDb(ORIGINAL, RESTORED), 1e-5);
  }

  @Test
  void exactWaveformsCountTheLimit() {
    assertEquals(SignalToNoise.LIMIT_DB, SignalToNoise.meanDb(ORIGINAL, ORIGINAL));
  }
}
