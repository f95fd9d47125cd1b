// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sorter is and how it was made, for people and for checks.
 *
 * @param numChannels channels of a spike, at least 1
 * @param numSamples samples of each channel before alignment, at least 1
 * @param unitIds unit of each class, 0 or more, ascending, at least 2
 * @param trainingSpikes spikes that it learned from, the validation part among them
 * @param trainingSha256 hash of those spikes, hexadecimal
 * @param seed of the training run
 * @param settings of the training by name
 * @param figures measured on the validation part, by name with the unit in it
 * @param versions of the programs by name
 */
public record SorterCard(
    int numChannels,
    int numSamples,
    int[] unitIds,
    int trainingSpikes,
    String trainingSha256,
    long seed,
    Map<String, String> settings,
    Map<String, Double> figures,
    Map<String, String> versions) {

  /** Far beyond any use: keeps a damaged card from asking for all memory. */
  private static final int MOST_VALUES = 4096;

  /** Checks the ranges and orders the maps by name. */
  public SorterCard {
    if (numChannels < 1
        || numSamples < 1
        || (long) numChannels * numSamples > MOST_VALUES
        || unitIds.length < 2
        || unitIds[0] < 0) {
      throw new WrongArgumentException(
          "a sorter needs 1 to "
              + MOST_VALUES
              + " values a spike and at least 2 units from 0 up, got "
              + numChannels
              + " x "
              + numSamples
              + " and "
              + unitIds.length);
    }
    for (int i = 1; i < unitIds.length; i++) {
      if (unitIds[i] <= unitIds[i - 1]) {
        throw new WrongArgumentException("the units of a sorter must ascend");
      }
    }
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SorterCard that
        && numChannels == that.numChannels
        && numSamples == that.numSamples
        && Arrays.equals(unitIds, that.unitIds)
        && trainingSpikes == that.trainingSpikes
        && trainingSha256.equals(that.trainingSha256)
        && seed == that.seed
        && settings.equals(that.settings)
        && figures.equals(that.figures)
        && versions.equals(that.versions);
  }

  @Override
  public int hashCode() {
    return 31 * trainingSha256.hashCode() + Long.hashCode(seed);
  }

  @Override
  public String toString() {
    return "SorterCard[" + unitIds.length + " units, " + numChannels + " x " + numSamples + "]";
  }
}
