// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.Arrays;

/** What happens to planes {@code [time][lane]} between the convolutions. */
final class Planes {

  private Planes() {}

  static float[][] allocate(int count, int length) {
    return new float[count][length];
  }

  /** Sets negative values to zero. */
  static void rectify(float[][] planes, int length) {
    for (float[] plane : planes) {
      for (int i = 0; i < length; i++) {
        plane[i] = Math.max(plane[i], 0f);
      }
    }
  }

  /** Adds the shortcut of a residual block and sets negative values to zero. */
  static void addAndRectify(float[][] planes, float[][] shortcut, int length) {
    for (int c = 0; c < planes.length; c++) {
      float[] plane = planes[c];
      float[] other = shortcut[c];
      for (int i = 0; i < length; i++) {
        plane[i] = Math.max(plane[i] + other[i], 0f);
      }
    }
  }

  /**
   * Lays out what a kernel of three taps sees: each plane one time later, as it is, and one time
   * earlier, with zeros beyond the ends.
   *
   * @param planes the input
   * @param taps receives the planes as {@code [tap][plane]}
   * @param length values of each plane
   * @param lanes values of one time
   */
  static void spread(float[][] planes, float[][] taps, int length, int lanes) {
    int count = planes.length;
    for (int c = 0; c < count; c++) {
      Arrays.fill(taps[c], 0, lanes, 0f);
      System.arraycopy(planes[c], 0, taps[c], lanes, length - lanes);
      System.arraycopy(planes[c], 0, taps[count + c], 0, length);
      System.arraycopy(planes[c], lanes, taps[2 * count + c], 0, length - lanes);
      Arrays.fill(taps[2 * count + c], length - lanes, length, 0f);
    }
  }

  /** Keeps the greater of each two times. */
  static void downsample(float[][] planes, float[][] halved, int length, int lanes) {
    for (int c = 0; c < planes.length; c++) {
      float[] from = planes[c];
      float[] to = halved[c];
      for (int time = 0; time < length / lanes / 2; time++) {
        int even = 2 * time * lanes;
        for (int lane = 0; lane < lanes; lane++) {
          to[time * lanes + lane] = Math.max(from[even + lane], from[even + lanes + lane]);
        }
      }
    }
  }

  /** Repeats each time. */
  static void upsample(float[][] planes, float[][] doubled, int length, int lanes) {
    for (int c = 0; c < planes.length; c++) {
      for (int at = 0; at < length; at += lanes) {
        System.arraycopy(planes[c], at, doubled[c], 2 * at, lanes);
        System.arraycopy(planes[c], at, doubled[c], 2 * at + lanes, lanes);
      }
    }
  }
}
