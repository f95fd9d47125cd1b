// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * The architecture of a network.
 *
 * @param kind what is trained
 * @param hidden units of each hidden layer, 1 to 4096; the paper has 256
 * @param output weights of the last layer of a binarised network
 * @param input inputs of a binarised network
 */
public record NetworkSettings(
    NetworkKind kind, int hidden, OutputPrecision output, InputPrecision input) {

  private static final int PAPER_HIDDEN = 256;
  private static final int MOST_HIDDEN = 4096;

  /** Checks the ranges. */
  public NetworkSettings {
    if (hidden < 1 || hidden > MOST_HIDDEN) {
      throw new WrongArgumentException(
          "hidden units must be 1 to " + MOST_HIDDEN + ", got " + hidden);
    }
  }

  /**
   * The sizes of the paper: two layers of 256 units; a binarised network has binary outputs and
   * takes 8 bits.
   *
   * @param kind what is trained
   * @return settings
   */
  public static NetworkSettings paper(NetworkKind kind) {
    return new NetworkSettings(
        kind, PAPER_HIDDEN, OutputPrecision.BINARY, InputPrecision.EIGHT_BIT);
  }

  /**
   * The same with another last layer.
   *
   * @param precision its weights
   * @return new settings
   */
  public NetworkSettings withOutput(OutputPrecision precision) {
    return new NetworkSettings(kind, hidden, precision, input);
  }

  /**
   * The same with other inputs.
   *
   * @param precision the inputs
   * @return new settings
   */
  public NetworkSettings withInput(InputPrecision precision) {
    return new NetworkSettings(kind, hidden, output, precision);
  }

  /**
   * The same with other hidden layers.
   *
   * @param units units of each
   * @return new settings
   */
  public NetworkSettings withHidden(int units) {
    return new NetworkSettings(kind, units, output, input);
  }
}
