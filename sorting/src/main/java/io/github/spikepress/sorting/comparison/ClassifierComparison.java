// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

/**
 * All that is to be said of one kind of classifier on one set of spikes, with the three measures
 * side by side.
 *
 * @param truth what learning from pseudo-labels reached, against the truth
 * @param pseudo how well the pseudo-labels were learned
 * @param bound what learning from true labels reached
 */
public record ClassifierComparison(
    Judgement.AgainstTruth truth,
    Judgement.AgainstPseudoLabels pseudo,
    Judgement.UpperBound bound) {

  /**
   * What the pseudo-labels cost.
   *
   * @return accuracy of the upper bound less that against the truth, −1 to 1
   */
  public double cost() {
    return bound.comparison().accuracy() - truth.comparison().accuracy();
  }
}
