// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sorting held against reference labels. Each reference unit is paired with one sorted unit at
 * most so that the number of spikes in agreement is greatest. Spikes without a reference unit (−1)
 * say nothing and are left out; spikes that the sorter left unassigned (−1) count as wrong.
 */
public final class SortingComparison {

  private final int[] referenceUnits;
  private final int[] sortedUnits;
  private final int[][] confusion;
  private final int[] unassigned;
  private final int[] match;

  private SortingComparison(int[] reference, int[] sorted) {
    referenceUnits = unitsOf(reference, reference);
    sortedUnits = unitsOf(sorted, reference);
    confusion = new int[referenceUnits.length][sortedUnits.length];
    unassigned = new int[referenceUnits.length];
    for (int i = 0; i < reference.length; i++) {
      count(reference[i], sorted[i]);
    }
    match = BestAssignment.columnsOf(asGains(confusion));
  }

  /**
   * Compares labels.
   *
   * @param reference reference unit of each spike, by any numbers from 0 up; −1 = unknown
   * @param sorted sorted unit of each spike, by any numbers from 0 up; −1 = unassigned
   * @return the comparison
   * @throws WrongArgumentException if the lengths differ or no spike has a reference unit
   */
  public static SortingComparison of(int[] reference, int[] sorted) {
    if (reference.length != sorted.length) {
      throw new WrongArgumentException(
          sorted.length + " sorted labels for " + reference.length + " reference labels");
    }
    if (Arrays.stream(reference).noneMatch(label -> label >= 0)) {
      throw new WrongArgumentException(
          "none of the " + reference.length + " spikes has a reference label: nothing to compare");
    }
    return new SortingComparison(reference, sorted);
  }

  /**
   * The share of spikes that are right after the best matching.
   *
   * @return 0 to 1
   */
  public double accuracy() {
    int right = 0;
    for (int r = 0; r < match.length; r++) {
      right += match[r] >= 0 ? confusion[r][match[r]] : 0;
    }
    return (double) right / numSpikes();
  }

  /**
   * The number of spikes that have a reference unit.
   *
   * @return at least 1
   */
  public int numSpikes() {
    return sum(confusion) + Arrays.stream(unassigned).sum();
  }

  /**
   * Each reference unit's score, ascending by unit.
   *
   * @return one score a unit
   */
  public List<UnitScore> units() {
    List<UnitScore> scores = new ArrayList<>();
    for (int r = 0; r < match.length; r++) {
      scores.add(score(r));
    }
    return scores;
  }

  /**
   * The reference unit that each sorted unit stands for.
   *
   * @param sortedUnit a sorted unit
   * @return its reference unit, −1 if it has none
   */
  public int referenceOf(int sortedUnit) {
    int column = Arrays.binarySearch(sortedUnits, sortedUnit);
    for (int r = 0; r < match.length; r++) {
      if (column >= 0 && match[r] == column) {
        return referenceUnits[r];
      }
    }
    return -1;
  }

  /**
   * How many spikes of each reference unit went to each sorted unit.
   *
   * @return a copy, {@code [reference unit][sorted unit]}, both ascending
   */
  public int[][] confusion() {
    return Arrays.stream(confusion).map(int[]::clone).toArray(int[][]::new);
  }

  private UnitScore score(int r) {
    int truth = Arrays.stream(confusion[r]).sum() + unassigned[r];
    int column = match[r];
    if (column < 0) {
      return new UnitScore(referenceUnits[r], -1, truth, 0, 0);
    }
    int found = IntStream.range(0, match.length).map(other -> confusion[other][column]).sum();
    return new UnitScore(
        referenceUnits[r], sortedUnits[column], truth, found, confusion[r][column]);
  }

  private void count(int reference, int sorted) {
    if (reference >= 0 && sorted >= 0) {
      int row = Arrays.binarySearch(referenceUnits, reference);
      confusion[row][Arrays.binarySearch(sortedUnits, sorted)]++;
    } else if (reference >= 0) {
      unassigned[Arrays.binarySearch(referenceUnits, reference)]++;
    }
  }

  private static int[] unitsOf(int[] labels, int[] reference) {
    return IntStream.range(0, labels.length)
        .filter(i -> reference[i] >= 0 && labels[i] >= 0)
        .map(i -> labels[i])
        .sorted()
        .distinct()
        .toArray();
  }

  private static double[][] asGains(int[][] counts) {
    return Arrays.stream(counts)
        .map(row -> Arrays.stream(row).asDoubleStream().toArray())
        .toArray(double[][]::new);
  }

  private static int sum(int[][] counts) {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }
}
