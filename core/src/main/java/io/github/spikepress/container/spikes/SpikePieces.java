// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.spikes;

import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.List;

/** Cuts spikes into pieces and puts pieces together; all arrays are copied. Stateless. */
public final class SpikePieces {

  private SpikePieces() {}

  /**
   * A range of spikes.
   *
   * @param spikes the spikes
   * @param from first place
   * @param to one past the last place
   * @return the spikes in between
   */
  public static Spikes slice(Spikes spikes, int from, int to) {
    return new Spikes(
        spikes.waveforms().slice(from, to),
        spikes.events().map(events -> events.slice(from, to)),
        spikes.labels().map(labels -> Arrays.copyOfRange(labels, from, to)),
        spikes.metadata());
  }

  /**
   * Some of the spikes.
   *
   * @param spikes the spikes
   * @param chosen their places, in any order
   * @return the spikes of these places, in this order
   */
  public static Spikes select(Spikes spikes, int[] chosen) {
    return new Spikes(
        spikes.waveforms().select(chosen),
        spikes
            .events()
            .map(
                events ->
                    new SpikeEvents(
                        Arrays.stream(chosen).mapToLong(i -> events.samples()[i]).toArray(),
                        Arrays.stream(chosen).map(i -> events.channels()[i]).toArray())),
        spikes.labels().map(labels -> Arrays.stream(chosen).map(i -> labels[i]).toArray()),
        spikes.metadata());
  }

  /**
   * The spikes of several pieces, one behind the other.
   *
   * @param pieces at least one; all of one window, all with or all without times and labels
   * @return all spikes; a single piece is given back itself
   */
  public static Spikes join(List<Spikes> pieces) {
    Spikes first = pieces.get(0);
    if (pieces.size() == 1) {
      return first;
    }
    SpikeMetadata metadata = first.metadata();
    return new Spikes(
        joinWaveforms(pieces),
        first.events().map(events -> joinEvents(pieces)),
        first.labels().map(labels -> joinLabels(pieces)),
        metadata);
  }

  private static int total(List<Spikes> pieces) {
    return pieces.stream().mapToInt(piece -> piece.waveforms().numSpikes()).sum();
  }

  private static Waveforms joinWaveforms(List<Spikes> pieces) {
    Waveforms first = pieces.get(0).waveforms();
    int total = total(pieces);
    float[] values = new float[Math.multiplyExact(total, first.valuesPerSpike())];
    int at = 0;
    for (Spikes piece : pieces) {
      float[] from = piece.waveforms().values();
      System.arraycopy(from, 0, values, at, from.length);
      at += from.length;
    }
    return new Waveforms(total, first.numChannels(), first.numSamples(), values);
  }

  private static SpikeEvents joinEvents(List<Spikes> pieces) {
    int total = total(pieces);
    long[] samples = new long[total];
    int[] channels = new int[total];
    int at = 0;
    for (Spikes piece : pieces) {
      SpikeEvents events = piece.events().orElseThrow();
      System.arraycopy(events.samples(), 0, samples, at, events.numSpikes());
      System.arraycopy(events.channels(), 0, channels, at, events.numSpikes());
      at += events.numSpikes();
    }
    return new SpikeEvents(samples, channels);
  }

  private static int[] joinLabels(List<Spikes> pieces) {
    return pieces.stream().flatMapToInt(p -> Arrays.stream(p.labels().orElseThrow())).toArray();
  }
}
