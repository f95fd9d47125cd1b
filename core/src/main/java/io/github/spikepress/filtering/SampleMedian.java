// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

/**
 * The median over channels, by selection (Hoare, Communications of the ACM 4:321, 1961) with the
 * median of three as pivot. Not thread-safe.
 */
final class SampleMedian {

  private final float[] values;

  SampleMedian(int numChannels) {
    values = new float[numChannels];
  }

  /** Where to put the values of a sample; their order is lost. */
  float[] values() {
    return values;
  }

  /** The median of the values; of an even number, the mean of the middle two. */
  float median() {
    int middle = values.length / 2;
    float upper = select(middle);
    if (values.length % 2 == 1) {
      return upper;
    }
    float lower = values[0];
    for (int i = 1; i < middle; i++) {
      lower = Math.max(lower, values[i]);
    }
    return (float) (((double) lower + upper) / 2);
  }

  /** Leaves no greater value before a place and no smaller one behind it. */
  private float select(int place) {
    int first = 0;
    int last = values.length - 1;
    while (first < last) {
      float pivot = pivot(first, last);
      int i = first;
      int j = last;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          float value = values[i];
          values[i++] = values[j];
          values[j--] = value;
        }
      }
      if (place <= j) {
        last = j;
      } else if (place >= i) {
        first = i;
      } else {
        return values[place];
      }
    }
    return values[place];
  }

  private float pivot(int first, int last) {
    float a = values[first];
    float b = values[(first + last) >>> 1];
    float c = values[last];
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
