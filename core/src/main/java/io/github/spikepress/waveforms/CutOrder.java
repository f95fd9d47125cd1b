// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts spikes of all groups into the order of their times, those of one time into that of their
 * groups: alignment may move spikes past each other. Two detections that align to one peak are one
 * spike. Not thread-safe.
 */
final class CutOrder {

  private final List<Cut> waiting = new ArrayList<>();
  private final long[] lastSample;

  CutOrder(int groups) {
    lastSample = new long[groups];
    Arrays.fill(lastSample, -1);
  }

  void add(List<Cut> cuts) {
    waiting.addAll(cuts);
  }

  /** Hands over what lies before a sample; nothing may come before it any more. */
  List<Cut> takeBefore(long sample) {
    waiting.sort(Comparator.comparingLong(Cut::sample).thenComparingInt(Cut::group));
    List<Cut> ready = new ArrayList<>();
    for (Cut cut : waiting) {
      if (cut.sample() < sample && cut.sample() != lastSample[cut.group()]) {
        lastSample[cut.group()] = cut.sample();
        ready.add(cut);
      }
    }
    waiting.removeIf(cut -> cut.sample() < sample);
    return ready;
  }
}
