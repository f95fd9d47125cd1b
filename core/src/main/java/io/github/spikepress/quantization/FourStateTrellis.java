// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.quantization;

/**
 * The four-state trellis of trellis-coded quantisation (Marcellin and Fischer 1990) in the form in
 * which one table per set suffices: a state allows one of two sets of levels, and the parity of the
 * level's number leads to the next state. In units of the step, set 0 holds the even multiples and
 * set 1 zero and the odd ones, so that each set has twice the spacing of both together.
 */
public final class FourStateTrellis {

  /** Number of states; every vector starts in state 0 and may end in any. */
  public static final int STATES = 4;

  /** Number of sets of levels. */
  public static final int SETS = 2;

  private static final int[] NEXT = {0, 1, 2, 3, 1, 0, 3, 2};

  private FourStateTrellis() {}

  /**
   * The set of levels that a state allows.
   *
   * @param state 0 to 3
   * @return 0 or 1
   */
  public static int set(int state) {
    return state & 1;
  }

  /**
   * The state that follows.
   *
   * @param state 0 to 3
   * @param magnitude number of the level without its sign, 0 or more
   * @return 0 to 3
   */
  public static int next(int state, int magnitude) {
    return NEXT[state << 1 | magnitude & 1];
  }

  /**
   * The place of a level.
   *
   * @param set 0 or 1
   * @param magnitude number of the level without its sign, 0 or more
   * @return multiples of the step, 0 or more
   */
  public static int multiple(int set, int magnitude) {
    return magnitude == 0 ? 0 : 2 * magnitude - set;
  }
}
