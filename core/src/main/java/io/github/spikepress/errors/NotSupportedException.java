// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.errors;

/** The input is sound but asks for something that SpikePress cannot do (yet). */
public final class NotSupportedException extends SpikePressException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a refusal.
   *
   * @param message one line: what is not supported and what to do instead
   */
  public NotSupportedException(String message) {
    super(message, null);
  }
}
