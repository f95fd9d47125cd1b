// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.errors;

/**
 * The caller asked for something impossible: a setting out of range, a missing file or variable.
 */
public final class WrongArgumentException extends SpikePressException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a refusal.
   *
   * @param message one line: what is wrong, what was expected and what to do
   */
  public WrongArgumentException(String message) {
    super(message, null);
  }

  /**
   * Makes a refusal with the failure that lies behind it.
   *
   * @param message one line: what is wrong, what was expected and what to do
   * @param cause what lies behind it
   */
  public WrongArgumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
