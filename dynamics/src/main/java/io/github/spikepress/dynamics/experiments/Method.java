// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

/** What is done about entries that were not observed. */
public enum Method {
  /** Selective backpropagation through time, with coordinated dropout and readout penalty. */
  SBTT,
  /**
   * Missing counts are taken for zeros; judged as it is, and with the rates multiplied by the
   * number of channels over those observed.
   */
  ZERO_FILLED,
  /** The encoder sees the full counts, only the loss is masked: needs what nobody has. */
  LOSS_MASKED_ONLY,
  /** The plain loss of the authors' demo: no coordinated dropout, no penalty. */
  DEMO_LOSS
}
