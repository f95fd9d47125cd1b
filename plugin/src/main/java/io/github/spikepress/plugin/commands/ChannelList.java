// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Channels as users write them: numbers and ranges with spaces between them, such as 0-3 7. */
final class ChannelList {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,7})(?:-(\\d{1,7}))?");
  private static final int MOST = 1 << 16;

  private ChannelList() {}

  /** The channels; none for an empty text. */
  static Set<Integer> parse(String text) {
    Set<Integer> channels = new TreeSet<>();
    for (String part : text.strip().split("[\\s;]+")) {
      if (!part.isEmpty()) {
        add(channels, part);
      }
    }
    return channels;
  }

  private static void add(Set<Integer> channels, String part) {
    Matcher range = RANGE.matcher(part);
    if (!range.matches()) {
      throw new WrongArgumentException(
          "channels are numbers and ranges such as 0-3 7, got " + part);
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    if (last < first || last - first >= MOST) {
      throw new WrongArgumentException("channels " + part + " are no range");
    }
    for (int channel = first; channel <= last; channel++) {
      channels.add(channel);
    }
  }
}
