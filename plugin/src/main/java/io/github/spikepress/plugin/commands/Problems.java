// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.errors.SpikePressException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong with the inputs of a command, before any work is done. SciJava's own validaters
 * look at each input as soon as it is set, when others it goes with may not be set yet, and throw
 * at scripts.
 */
public final class Problems {

  private final Map<String, String> byInput = new LinkedHashMap<>();

  Problems() {}

  /**
   * Looks at an input.
   *
   * @param input its name
   * @param check throws if it cannot be used
   */
  void check(String input, Runnable check) {
    try {
      check.run();
    } catch (SpikePressException e) {
      byInput.putIfAbsent(input, e.getMessage());
    }
  }

  /**
   * What was found.
   *
   * @return a line by input name
   */
  public Map<String, String> byInput() {
    return Map.copyOf(byInput);
  }
}
