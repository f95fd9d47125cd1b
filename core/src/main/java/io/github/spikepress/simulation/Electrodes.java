// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import java.util.Random;

/** Channels around a point, and how strongly each sees a neuron somewhere near. Immutable. */
final class Electrodes {

  private static final double RADIUS_UM = 18;
  private static final double DECAY_UM = 25;

  private final double[][] places;

  /**
   * Places channels on a circle, as the wires of a tetrode lie; a single one in its middle.
   *
   * @param numChannels how many
   */
  Electrodes(int numChannels) {
    places = new double[numChannels][2];
    for (int c = 0; c < numChannels && numChannels > 1; c++) {
      double angle = 2 * StrictMath.PI * c / numChannels;
      places[c][0] = RADIUS_UM * StrictMath.cos(angle);
      places[c][1] = RADIUS_UM * StrictMath.sin(angle);
    }
  }

  /**
   * Heights of a neuron at a random direction.
   *
   * @param random the source of chance
   * @param leastUm least distance from the middle, in micrometres
   * @param greatestUm greatest distance
   * @return factor of each channel, 1 on the highest
   */
  float[] heights(Random random, double leastUm, double greatestUm) {
    double distance = leastUm + (greatestUm - leastUm) * random.nextDouble();
    double angle = 2 * StrictMath.PI * random.nextDouble();
    double x = distance * StrictMath.cos(angle);
    double y = distance * StrictMath.sin(angle);
    double[] heights = new double[places.length];
    double greatest = 0;
    for (int c = 0; c < heights.length; c++) {
      double dx = (x - places[c][0]) / DECAY_UM;
      double dy = (y - places[c][1]) / DECAY_UM;
      heights[c] = 1 / (1 + dx * dx + dy * dy);
      greatest = Math.max(greatest, heights[c]);
    }
    float[] relative = new float[heights.length];
    for (int c = 0; c < heights.length; c++) {
      relative[c] = (float) (heights[c] / greatest);
    }
    return relative;
  }
}
