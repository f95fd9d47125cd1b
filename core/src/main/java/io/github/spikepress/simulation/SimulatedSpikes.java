// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.GroundTruth;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cut spikes with their true units: a simulated recording that has gone through detection,
 * alignment and cutting like any other, so that misses, noise and overlaps are as they are in
 * recordings.
 */
public final class SimulatedSpikes {

  private static final double TOLERANCE_MS = 0.5;

  private SimulatedSpikes() {}

  /**
   * Makes a set of spikes.
   *
   * @param settings what the recording is like
   * @param cutting how spikes are found and cut
   * @param seed the source of chance
   * @param progress is told about it and may cancel
   * @return the spikes found, labelled with the unit of the nearest true spike within half a
   *     millisecond, −1 where there is none
   */
  public static Spikes make(
      SimulationSettings settings, CuttingSettings cutting, long seed, Progress progress) {
    Recording recording = Simulator.simulate(settings, seed);
    Spikes spikes = SpikeSource.of(recording, cutting).readAll(progress).spikes();
    long tolerance = Math.round(TOLERANCE_MS * settings.samplingFrequencyHz() / 1000);
    SpikeEvents events = spikes.events().orElseThrow();
    GroundTruth truth = recording.groundTruth().orElseThrow();
    int[] labels =
        Arrays.stream(events.samples())
            .mapToInt(sample -> label(truth, sample, tolerance))
            .toArray();
    return new Spikes(spikes.waveforms(), spikes.events(), Optional.of(labels), spikes.metadata());
  }

  private static int label(GroundTruth truth, long sample, long tolerance) {
    int found = Arrays.binarySearch(truth.samples(), sample);
    int after = found >= 0 ? found : -found - 1;
    int nearest = -1;
    for (int i = Math.max(0, after - 1); i <= Math.min(after, truth.numSpikes() - 1); i++) {
      long distance = Math.abs(truth.samples()[i] - sample);
      if (distance <= tolerance
          && (nearest < 0 || distance < Math.abs(truth.samples()[nearest] - sample))) {
        nearest = i;
      }
    }
    return nearest < 0 ? -1 : truth.labels()[nearest];
  }
}
