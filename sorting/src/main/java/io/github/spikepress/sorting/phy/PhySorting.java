// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.phy;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.recording.ElectrodePosition;
import io.github.spikepress.recording.GroundTruth;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sorted spikes of a folder. The arrays are shared, not copied, and must not be changed.
 *
 * @param parameters what is known of the recording; empty where the folder has no {@code params.py}
 * @param samples sample of each spike
 * @param clusters cluster of each spike, 0 or more, as Phy shows them
 * @param templateOfSpike template of each spike, as the sorter left it
 * @param amplitudes factor of each spike's template
 * @param templates {@code [template][channel][sample]}
 * @param channelMap which channel of the recording each channel is
 * @param positions where each channel's electrode lies
 * @param groups what somebody noted of clusters: {@code good}, {@code mua}, {@code noise}, ...
 */
public record PhySorting(
    Optional<PhyParameters> parameters,
    long[] samples,
    int[] clusters,
    int[] templateOfSpike,
    double[] amplitudes,
    Waveforms templates,
    int[] channelMap,
    List<ElectrodePosition> positions,
    Map<Integer, String> groups) {

  /** Checks that the arrays belong together. */
  public PhySorting {
    positions = List.copyOf(positions);
    groups = Map.copyOf(groups);
    requireCount("clusters", clusters.length, samples.length);
    requireCount("templates", templateOfSpike.length, samples.length);
    requireCount("amplitudes", amplitudes.length, samples.length);
    requireCount("channels", channelMap.length, templates.numChannels());
    requireCount("positions", positions.size(), templates.numChannels());
    if (Arrays.stream(clusters).anyMatch(cluster -> cluster < 0)) {
      throw new WrongArgumentException("clusters must be 0 or more");
    }
    int numTemplates = templates.numSpikes();
    if (Arrays.stream(templateOfSpike).anyMatch(t -> t < 0 || t >= numTemplates)) {
      throw new WrongArgumentException("spikes name templates beyond the " + numTemplates);
    }
  }

  private static void requireCount(String what, int got, int expected) {
    if (got != expected) {
      throw new WrongArgumentException(got + " " + what + " where " + expected + " were expected");
    }
  }

  /**
   * The number of spikes.
   *
   * @return how many
   */
  public int numSpikes() {
    return samples.length;
  }

  /**
   * The clusters as units, numbered by size.
   *
   * @return one unit a cluster, no outliers
   */
  public Sorting toSorting() {
    Map<Integer, Integer> names = new HashMap<>();
    int[] labels =
        Arrays.stream(clusters)
            .map(cluster -> names.computeIfAbsent(cluster, ignored -> names.size()))
            .toArray();
    float[] probabilities = new float[labels.length];
    Arrays.fill(probabilities, 1);
    return Sorting.bySize(labels, probabilities, new boolean[labels.length]);
  }

  /**
   * The clusters as units, in the order of their numbers, without those noted as noise.
   *
   * @return unit of each spike, counted from 0; −1 = noise
   */
  public int[] unitsWithoutNoise() {
    int[] kept = Arrays.stream(clusters).distinct().sorted().filter(c -> !isNoise(c)).toArray();
    return Arrays.stream(clusters)
        .map(cluster -> Math.max(-1, Arrays.binarySearch(kept, cluster)))
        .toArray();
  }

  private boolean isNoise(int cluster) {
    return "noise".equals(groups.get(cluster));
  }

  /**
   * The spikes as something to compare others with.
   *
   * @return times and clusters, ascending in time
   */
  public GroundTruth toGroundTruth() {
    return GroundTruth.sorted(samples, clusters);
  }
}
