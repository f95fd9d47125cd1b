// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;
import java.util.Optional;

/** The choice among several signals of one source. */
public final class NamedStream {

  private NamedStream() {}

  /**
   * Chooses a signal. Nothing is guessed: of several the caller names one.
   *
   * @param source name for messages
   * @param names the signals that there are
   * @param wanted the name of the one that is meant
   * @return it, or the only one where no name was given
   * @throws WrongArgumentException if there is none, none of that name, or more than one and none
   *     was named
   */
  public static String choose(String source, List<String> names, Optional<String> wanted) {
    if (names.isEmpty()) {
      throw new WrongArgumentException(source + " has no continuous signal with data");
    }
    if (wanted.isEmpty() && names.size() > 1) {
      throw new WrongArgumentException(
          source + " has " + names.size() + " streams " + names + "; name one with stream");
    }
    String name = wanted.orElse(names.get(0));
    if (!names.contains(name)) {
      throw new WrongArgumentException(source + " has no stream '" + name + "'; it has " + names);
    }
    return name;
  }
}
