// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StepSearchTest {

  private final StepSearch search =
      new StepSearch(step -> 3 - 2 * StrictMath.log(step), 1e-6, -1.5);

  @Test
  void theStepOfAFigureIsFound() {
    assertEquals(StrictMath.exp(1), search.solve(1), 1e-3);
  }

  @Test
  void stepsOutOfReachAreNotTaken() {
    assertEquals(1.1, search.solve(3 - 2 * StrictMath.log(1.1), 1.5), 1e-3);
    assertEquals(1.5, search.solve(-5, 1.5), 1e-9);
    assertEquals(1 / 1.5, search.solve(9, 1.5), 1e-9);
  }
}
