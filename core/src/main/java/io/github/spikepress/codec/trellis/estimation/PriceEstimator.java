// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.estimation;

import io.github.spikepress.codec.trellis.model.TrellisModel;
import java.util.Arrays;

/** What a bit is worth in dB, from the distortions of each pass. Not thread-safe. */
public final class PriceEstimator {

  /** So many spikes of the first distortion are thought beside the spikes. */
  private static final int PRIOR_SLOPES = 2;

  private static final double DB_PER_NEPER = 4.343;
  private static final double LEAST_POWER = 1e-9;

  private final double lambda;
  private final int valuesPerSpike;
  private double lambdaDb;

  /**
   * Starts without a pass.
   *
   * @param lambda price of a bit in squared steps
   * @param valuesPerSpike values of a spike
   */
  public PriceEstimator(double lambda, int valuesPerSpike) {
    this.lambda = lambda;
    this.valuesPerSpike = valuesPerSpike;
  }

  /**
   * Goes on from known prices.
   *
   * @param prices of a model
   * @param valuesPerSpike values of a spike
   * @return an estimator that gives these prices until it follows a pass
   */
  public static PriceEstimator at(TrellisModel.Prices prices, int valuesPerSpike) {
    PriceEstimator estimator = new PriceEstimator(prices.lambda(), valuesPerSpike);
    estimator.lambdaDb = prices.lambdaDb();
    return estimator;
  }

  /**
   * The prices after a pass, halfway from those before it.
   *
   * @param assignment with the distortions of the pass
   * @param steps {@code [step]} sizes in model units
   * @return the prices
   */
  public TrellisModel.Prices after(Assignment assignment, float[] steps) {
    follow(assignment, steps);
    return prices();
  }

  /**
   * The prices as they stand.
   *
   * @return the prices
   */
  public TrellisModel.Prices prices() {
    return new TrellisModel.Prices((float) lambda, (float) lambdaDb);
  }

  /**
   * Follows the slope of quality over rate, halfway at a time.
   *
   * @param assignment with the distortions of the pass
   * @param steps {@code [step]} sizes in model units
   */
  public void follow(Assignment assignment, float[] steps) {
    int known = assignment.size();
    double[] slopes = new double[known + PRIOR_SLOPES];
    Arrays.fill(slopes, lambda / (FirstAssignment.DISTORTION * valuesPerSpike));
    for (int n = 0; n < known; n++) {
      double step = steps[assignment.steps()[n]];
      slopes[n] = lambda * step * step / Math.max(assignment.distortions()[n], LEAST_POWER);
    }
    Arrays.sort(slopes);
    double now = DB_PER_NEPER * slopes[slopes.length / 2];
    lambdaDb = lambdaDb == 0 ? now : (lambdaDb + now) / 2;
  }
}
