// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

/** Keeps the items with the lowest scores; among equal ones the earlier. Not thread-safe. */
final class Shortlist {

  private final int[] items;
  private final float[] scores;
  private int size;

  Shortlist(int capacity) {
    items = new int[capacity];
    scores = new float[capacity];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** An item; the first has the lowest score. */
  int item(int rank) {
    return items[rank];
  }

  void offer(int item, float score) {
    int at = Math.min(size, items.length - 1);
    if (size == items.length && !(score < scores[at])) {
      return;
    }
    size = Math.min(size + 1, items.length);
    while (at > 0 && score < scores[at - 1]) {
      items[at] = items[at - 1];
      scores[at] = scores[at - 1];
      at--;
    }
    items[at] = item;
    scores[at] = score;
  }
}
