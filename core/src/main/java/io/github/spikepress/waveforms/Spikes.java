// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Optional;

/**
 * Spikes with all that is known about them.
 *
 * @param waveforms their shapes
 * @param events when and where they happened; empty where spikes came already cut without times
 * @param labels true unit of each spike as the source says, −1 = not assigned; empty where unknown
 * @param metadata what they have in common
 */
public record Spikes(
    Waveforms waveforms,
    Optional<SpikeEvents> events,
    Optional<int[]> labels,
    SpikeMetadata metadata) {

  /** Checks that times and labels belong to the waveforms. */
  public Spikes {
    int expected = waveforms.numSpikes();
    events.ifPresent(e -> requireSameCount("times", e.numSpikes(), expected));
    labels.ifPresent(l -> requireSameCount("labels", l.length, expected));
  }

  private static void requireSameCount(String what, int got, int expected) {
    if (got != expected) {
      throw new WrongArgumentException(got + " " + what + " for " + expected + " spikes");
    }
  }
}
