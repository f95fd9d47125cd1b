// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.export;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.recording.ElectrodePosition;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.phy.PhyParameters;
import io.github.spikepress.sorting.phy.PhySorting;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes what Phy shows of a sorting: a unit's template is the mean of its spikes on the channels
 * where most of them have their peak, a spike's amplitude the factor with which the template fits
 * it best. Outliers and spikes without a unit become a cluster of their own in the group {@code
 * noise}.
 */
public final class PhySortings {

  /** Electrodes of unknown place are drawn one above the other at this distance. */
  private static final double PITCH_UM = 20;

  private PhySortings() {}

  /**
   * Makes the folder's content.
   *
   * @param spikes sorted spikes with times
   * @param sorting their units
   * @param positions where each channel of the recording lies; empty if unknown
   * @return the spikes, ascending in time
   * @throws WrongArgumentException if the spikes have no times or no sampling frequency, or their
   *     number is not the sorting's
   */
  public static PhySorting of(Spikes spikes, Sorting sorting, List<ElectrodePosition> positions) {
    SpikeEvents events = requireEvents(spikes, sorting);
    int[] order =
        IntStream.range(0, sorting.numSpikes())
            .boxed()
            .sorted(Comparator.comparingLong(i -> events.samples()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] units = sorting.labelsWithoutOutliers();
    boolean leftOver = Arrays.stream(units).anyMatch(unit -> unit < 0);
    int numClusters = sorting.numUnits() + (leftOver ? 1 : 0);
    int[] clusters =
        Arrays.stream(order).map(i -> units[i] < 0 ? sorting.numUnits() : units[i]).toArray();
    Waveforms waveforms = spikes.waveforms().select(order);
    int[] channels = Arrays.stream(order).map(i -> events.channels()[i]).toArray();
    int width = waveforms.numChannels();
    int[] groups = groups(clusters, channels, width, numClusters);
    int numChannels =
        Math.max(positions.size(), width * (1 + Arrays.stream(channels).max().orElse(0) / width));
    Waveforms means = means(waveforms, clusters, numClusters);
    return new PhySorting(
        Optional.of(parameters(spikes, numChannels)),
        Arrays.stream(order).mapToLong(i -> events.samples()[i]).toArray(),
        clusters,
        clusters,
        amplitudes(waveforms, means, clusters),
        spread(means, groups, numChannels),
        IntStream.range(0, numChannels).toArray(),
        positions.size() == numChannels ? positions : column(numChannels),
        leftOver ? Map.of(sorting.numUnits(), "noise") : Map.of());
  }

  private static SpikeEvents requireEvents(Spikes spikes, Sorting sorting) {
    if (spikes.waveforms().numSpikes() != sorting.numSpikes()) {
      throw new WrongArgumentException(
          sorting.numSpikes() + " units for " + spikes.waveforms().numSpikes() + " spikes");
    }
    if (Double.isNaN(spikes.metadata().samplingFrequencyHz())) {
      throw new WrongArgumentException(
          "Phy needs the sampling frequency, which "
              + spikes.metadata().sourceName()
              + " does not say; give sampling_frequency in Hz");
    }
    return spikes
        .events()
        .orElseThrow(
            () ->
                new WrongArgumentException(
                    "Phy needs the times of spikes, which "
                        + spikes.metadata().sourceName()
                        + " does not have"));
  }

  private static PhyParameters parameters(Spikes spikes, int numChannels) {
    return new PhyParameters(
        List.of(), numChannels, "int16", 0, spikes.metadata().samplingFrequencyHz(), false);
  }

  /** Which group of so many channels has most of the peaks of each cluster. */
  private static int[] groups(int[] clusters, int[] channels, int width, int numClusters) {
    int numGroups = 1 + Arrays.stream(channels).max().orElse(0) / width;
    int[][] counts = new int[numClusters][numGroups];
    for (int i = 0; i < clusters.length; i++) {
      counts[clusters[i]][channels[i] / width]++;
    }
    return Arrays.stream(counts)
        .mapToInt(
            own ->
                IntStream.range(0, numGroups)
                    .boxed()
                    .max(Comparator.<Integer>comparingInt(g -> own[g]).thenComparing(g -> -g))
                    .orElseThrow())
        .toArray();
  }

  private static Waveforms means(Waveforms waveforms, int[] clusters, int numClusters) {
    int size = waveforms.valuesPerSpike();
    double[] sums = new double[numClusters * size];
    int[] counts = new int[numClusters];
    for (int spike = 0; spike < clusters.length; spike++) {
      counts[clusters[spike]]++;
      for (int i = 0; i < size; i++) {
        sums[clusters[spike] * size + i] += waveforms.values()[spike * size + i];
      }
    }
    float[] values = new float[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (sums[i] / Math.max(1, counts[i / size]));
    }
    return new Waveforms(numClusters, waveforms.numChannels(), waveforms.numSamples(), values);
  }

  private static double[] amplitudes(Waveforms waveforms, Waveforms means, int[] clusters) {
    int size = waveforms.valuesPerSpike();
    double[] amplitudes = new double[clusters.length];
    for (int spike = 0; spike < clusters.length; spike++) {
      double product = 0;
      double square = 0;
      for (int i = 0; i < size; i++) {
        double mean = means.values()[clusters[spike] * size + i];
        product += mean * waveforms.values()[spike * size + i];
        square += mean * mean;
      }
      amplitudes[spike] = square == 0 ? 0 : product / square;
    }
    return amplitudes;
  }

  private static Waveforms spread(Waveforms means, int[] groups, int numChannels) {
    int size = means.valuesPerSpike();
    int perTemplate = numChannels * means.numSamples();
    float[] values = new float[groups.length * perTemplate];
    for (int t = 0; t < groups.length; t++) {
      System.arraycopy(means.values(), t * size, values, t * perTemplate + groups[t] * size, size);
    }
    return new Waveforms(groups.length, numChannels, means.numSamples(), values);
  }

  private static List<ElectrodePosition> column(int numChannels) {
    return IntStream.range(0, numChannels)
        .mapToObj(c -> new ElectrodePosition(0, c * PITCH_UM))
        .toList();
  }
}
