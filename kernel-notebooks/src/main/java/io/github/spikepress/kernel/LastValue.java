// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

/**
 * Where JShell's code leaves the value of a cell for the kernel; public because that code calls it.
 */
public final class LastValue {

  private static Object value;

  private LastValue() {}

  /**
   * Leaves a value.
   *
   * @param object any object or null
   */
  public static synchronized void set(Object object) {
    value = object;
  }

  static synchronized void clear() {
    value = null;
  }

  static synchronized Object take() {
    Object taken = value;
    value = null;
    return taken;
  }
}
