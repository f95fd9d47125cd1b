// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.choice;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.errors.WrongArgumentException;

/**
 * What an encoder may take, for example on an implant.
 *
 * @param maxParameters most numbers that it holds; 0 = any
 * @param maxMacsPerSpike most multiply-accumulate operations for a spike; 0 = any
 */
public record EncoderBudget(long maxParameters, long maxMacsPerSpike) {

  /** Anything fits. */
  public static final EncoderBudget UNLIMITED = new EncoderBudget(0, 0);

  /** Checks the ranges. */
  public EncoderBudget {
    if (maxParameters < 0 || maxMacsPerSpike < 0) {
      throw new WrongArgumentException(
          "max_parameters and max_macs must be 0 or more, got "
              + maxParameters
              + " and "
              + maxMacsPerSpike);
    }
  }

  /**
   * Whether an encoder fits.
   *
   * @param cost what it takes
   * @return true if neither limit is passed
   */
  public boolean allows(CodecCost cost) {
    return (maxParameters == 0 || cost.encoderParameters() <= maxParameters)
        && (maxMacsPerSpike == 0 || cost.encoderMacsPerSpike() <= maxMacsPerSpike);
  }

  /**
   * The limits in words.
   *
   * @return empty without limits
   */
  String inWords() {
    String parameters = maxParameters == 0 ? "" : maxParameters + " parameters";
    String macs = maxMacsPerSpike == 0 ? "" : maxMacsPerSpike + " MACs per spike";
    return parameters + (parameters.isEmpty() || macs.isEmpty() ? "" : " and ") + macs;
  }
}
