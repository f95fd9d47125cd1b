// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * Which spike belongs to which unit. Units count from 0, the one with the most spikes first. The
 * arrays are shared, not copied, and must not be changed.
 *
 * @param labels unit of each spike, 0 to {@code numUnits − 1}; −1 = not assigned
 * @param numUnits units found, at least 1
 * @param probabilities how sure the sorter is of each label, 0 to 1
 * @param outliers spikes that fit their unit so badly that they are better left out, for example
 *     overlaps of two spikes or artefacts
 */
public record Sorting(int[] labels, int numUnits, float[] probabilities, boolean[] outliers) {

  /** The label of a spike that belongs to no unit. */
  public static final int UNASSIGNED = -1;

  /** Checks that the arrays belong together. */
  public Sorting {
    if (numUnits < 1 || probabilities.length != labels.length || outliers.length != labels.length) {
      throw new WrongArgumentException(
          "a sorting needs at least 1 unit, and a probability and an outlier mark for each of its "
              + labels.length
              + " spikes");
    }
  }

  /**
   * Numbers the units by size, the largest first, the earlier one first among equals.
   *
   * @param labels unit of each spike by any numbers from 0 up; −1 = not assigned
   * @param probabilities how sure each label is, 0 to 1
   * @param outliers spikes better left out
   * @return the same sorting with units without spikes left out
   */
  public static Sorting bySize(int[] labels, float[] probabilities, boolean[] outliers) {
    int[] names = namesBySize(labels);
    int[] renamed = Arrays.stream(labels).map(l -> l < 0 ? UNASSIGNED : names[l]).toArray();
    int numUnits = Arrays.stream(renamed).max().orElse(0) + 1;
    return new Sorting(renamed, Math.max(1, numUnits), probabilities, outliers);
  }

  /**
   * The number of spikes.
   *
   * @return 0 or more
   */
  public int numSpikes() {
    return labels.length;
  }

  /**
   * The labels with every outlier left out.
   *
   * @return a new array, −1 = outlier or not assigned
   */
  public int[] labelsWithoutOutliers() {
    int[] kept = labels.clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = outliers[i] ? UNASSIGNED : kept[i];
    }
    return kept;
  }

  /**
   * The number of spikes of each unit, outliers included.
   *
   * @return {@code [unit]}
   */
  public int[] unitSizes() {
    return sizes(labels, numUnits);
  }

  private static int[] namesBySize(int[] labels) {
    int[] sizes = sizes(labels, Arrays.stream(labels).max().orElse(-1) + 1);
    int[] names = new int[sizes.length];
    for (int unit = 0; unit < sizes.length; unit++) {
      for (int other = 0; other < sizes.length; other++) {
        boolean larger = sizes[other] > sizes[unit];
        names[unit] += larger || (sizes[other] == sizes[unit] && other < unit) ? 1 : 0;
      }
    }
    return names;
  }

  private static int[] sizes(int[] labels, int numUnits) {
    int[] sizes = new int[numUnits];
    for (int label : labels) {
      if (label >= 0) {
        sizes[label]++;
      }
    }
    return sizes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sorting that
        && numUnits == that.numUnits
        && Arrays.equals(labels, that.labels)
        && Arrays.equals(probabilities, that.probabilities)
        && Arrays.equals(outliers, that.outliers);
  }

  @Override
  public int hashCode() {
    return 31 * numUnits + Arrays.hashCode(labels);
  }

  @Override
  public String toString() {
    return "Sorting[" + labels.length + " spikes, " + numUnits + " units]";
  }
}
