// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.errors;

/**
 * Root of everything that SpikePress refuses. The message is one line for the user: what is wrong,
 * where, what was expected and what to do. The launcher prints it and exits with status 2.
 */
public abstract class SpikePressException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a refusal. Names and texts out of files that the message quotes may hold line breaks and
   * other control characters; they become question marks.
   *
   * @param message one line for the user
   * @param cause what lies behind it, or null
   */
  protected SpikePressException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String message) {
    return message == null ? null : message.replaceAll("[\\p{Cntrl}\u2028\u2029]", "?");
  }
}
