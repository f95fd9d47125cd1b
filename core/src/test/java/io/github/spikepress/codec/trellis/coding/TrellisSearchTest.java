// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.trellis.estimation.TableEstimator;
import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.quantization.FourStateTrellis;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrellisSearchTest {

  private static final float LAMBDA = 0.3f;
  private static final int COEFFICIENTS = 4;

  /** What a candidate table may cost, in squared steps, against trying everything. */
  private static final double TOLERANCE = 0.02;

  private final CoefficientTables tables = new TableEstimator().tables();
  private final Random random = new Random(12);

  @Test
  void coefficientsWithinTheTablesAreSearchedAsWellAsByTryingEverything() {
    compareWithTryingEverything(8, CoefficientTables.TABLES - 6, 8);
  }

  @Test
  void coefficientsBeyondTheTablesAreSearchedAsWell() {
    compareWithTryingEverything(CoefficientTables.TABLES - 4, CoefficientTables.TABLES + 4, 60);
  }

  private void compareWithTryingEverything(int leastSpread, int greatestSpread, double scale) {
    double excess = 0;
    int rounds = 60;
    for (int round = 0; round < rounds; round++) {
      int[] spreads = random.ints(COEFFICIENTS, leastSpread, greatestSpread).toArray();
      float[] targets = new float[COEFFICIENTS];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = (float) (scale * random.nextGaussian() / 2);
      }
      TrellisSearch search = search(spreads);
      search.search(targets, 0, 1, spreads);
      double found = search.distortion() + LAMBDA * search.codeLength();
      assertEquals(cost(targets, spreads, search.magnitudes()), found, 1e-3 * found);
      double least = leastCost(targets, spreads, 0, 0);
      assertTrue(found > least - 1e-3 * least, found + " under " + least);
      excess += found - least;
    }
    assertTrue(excess / rounds < TOLERANCE, "costs " + excess / rounds + " too much");
  }

  private TrellisSearch search(int[] spreads) {
    CandidateTable table = new CandidateTable(tables, LAMBDA, new int[][][] {{spreads}});
    return new TrellisSearch(tables, table, LAMBDA, COEFFICIENTS);
  }

  private double cost(float[] targets, int[] spreads, int[] magnitudes) {
    double cost = 0;
    int state = 0;
    for (int i = 0; i < targets.length; i++) {
      cost += cost(targets[i], spreads[i], FourStateTrellis.set(state), magnitudes[i]);
      state = FourStateTrellis.next(state, magnitudes[i]);
    }
    return cost;
  }

  private double cost(float target, int spread, int set, int magnitude) {
    double error = Math.abs(target) - tables.level(spread, set, magnitude);
    return error * error + LAMBDA * tables.bits(spread, set, magnitude);
  }

  /** The least cost of the coefficients from one on, over all magnitudes near each target. */
  private double leastCost(float[] targets, int[] spreads, int i, int state) {
    if (i == targets.length) {
      return 0;
    }
    int set = FourStateTrellis.set(state);
    int centre = (int) (Math.abs(targets[i]) / 2);
    double least = Double.POSITIVE_INFINITY;
    for (int magnitude = 0; magnitude <= centre + 3; magnitude++) {
      if (magnitude == 0 || magnitude >= centre - 4) {
        double rest = leastCost(targets, spreads, i + 1, FourStateTrellis.next(state, magnitude));
        least = Math.min(least, cost(targets[i], spreads[i], set, magnitude) + rest);
      }
    }
    return least;
  }
}
