// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JudgementTest {

  @Test
  void eachMeasureKeepsItsOwnReference() {
    TrueLabels truth = new TrueLabels(new int[] {0, 0, 1, 1, -1});
    PseudoLabels pseudo = new PseudoLabels(new int[] {5, 5, 5, 7, 7});
    int[] learned = {2, 2, 2, 3, 3};
    ClassifierComparison comparison =
        new ClassifierComparison(
            Judgement.AgainstTruth.of(truth, learned),
            Judgement.AgainstPseudoLabels.of(pseudo, learned),
            Judgement.UpperBound.of(truth, new int[] {0, 0, 1, 1, 1}));
    assertEquals(0.75, comparison.truth().comparison().accuracy());
    assertEquals(1, comparison.pseudo().comparison().accuracy());
    assertEquals(1, comparison.bound().comparison().accuracy());
    assertEquals(0.25, comparison.cost());
    assertEquals(4, comparison.truth().comparison().numSpikes());
    assertEquals(5, comparison.pseudo().comparison().numSpikes());
  }
}
