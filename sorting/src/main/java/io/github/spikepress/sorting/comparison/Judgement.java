// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

/**
 * What a classifier's units are worth, and by which measure: three kinds that no method takes for
 * one another.
 */
public sealed interface Judgement {

  /**
   * The comparison itself: accuracy, and precision and recall of each unit.
   *
   * @return units paired one to one
   */
  SortingComparison comparison();

  /**
   * A classifier that learned from pseudo-labels, held against the truth.
   *
   * @param comparison of truth and classifier
   */
  record AgainstTruth(SortingComparison comparison) implements Judgement {

    /**
     * Judges.
     *
     * @param truth the true units
     * @param sorted the classifier's units
     * @return the judgement
     */
    public static AgainstTruth of(TrueLabels truth, int[] sorted) {
      return new AgainstTruth(SortingComparison.of(truth.labels(), sorted));
    }
  }

  /**
   * A classifier held against the pseudo-labels that it learned from: how well it learned, not how
   * right it is.
   *
   * @param comparison of pseudo-labels and classifier
   */
  record AgainstPseudoLabels(SortingComparison comparison) implements Judgement {

    /**
     * Judges.
     *
     * @param pseudo the labels of the unsupervised sorter
     * @param sorted the classifier's units
     * @return the judgement
     */
    public static AgainstPseudoLabels of(PseudoLabels pseudo, int[] sorted) {
      return new AgainstPseudoLabels(SortingComparison.of(pseudo.labels(), sorted));
    }
  }

  /**
   * A classifier that learned from the truth, held against the truth: what its kind could reach.
   *
   * @param comparison of truth and classifier
   */
  record UpperBound(SortingComparison comparison) implements Judgement {

    /**
     * Judges.
     *
     * @param truth the true units of spikes that it did not learn from
     * @param sortedByTruth units of a classifier that learned from true labels
     * @return the judgement
     */
    public static UpperBound of(TrueLabels truth, int[] sortedByTruth) {
      return new UpperBound(SortingComparison.of(truth.labels(), sortedByTruth));
    }
  }
}
