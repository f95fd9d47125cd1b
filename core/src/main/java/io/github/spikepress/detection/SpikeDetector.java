// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds peaks on a group of channels that see the same neurons. A peak counts if it reaches the
 * threshold and no higher one lies within the dead time on any channel of the group, heights being
 * measured in noise levels; of equal peaks the first counts. Whether a peak counts depends on its
 * neighbourhood alone, so any division into overlapping blocks finds the same. Channels without
 * noise are ignored. Immutable and thread-safe.
 */
public final class SpikeDetector {

  private final PeakSign peakSign;
  private final double threshold;
  private final int deadSamples;
  private final int[] channels;
  private final float[] scale;

  /**
   * Makes a detector.
   *
   * @param settings what counts as a spike
   * @param samplingFrequencyHz samples per second
   * @param channels the group's channels
   * @param noise noise level of every channel of the recording
   */
  public SpikeDetector(
      DetectionSettings settings, double samplingFrequencyHz, int[] channels, double[] noise) {
    this.peakSign = settings.peakSign();
    this.threshold = settings.detectThreshold();
    this.deadSamples = (int) Math.round(settings.deadTimeMs() * samplingFrequencyHz / 1000);
    this.channels = channels.clone();
    this.scale = new float[channels.length];
    for (int i = 0; i < channels.length; i++) {
      scale[i] = noise[channels[i]] > 0 ? (float) (1 / noise[channels[i]]) : 0;
    }
  }

  /**
   * How much of the signal before and after a sample decides whether it is a peak.
   *
   * @return samples
   */
  public int margin() {
    return Math.max(1, deadSamples);
  }

  /**
   * Finds the peaks of a range.
   *
   * @param signal {@code [channel][sample]} of all channels
   * @param from first sample that may be a peak
   * @param to one past the last sample that may be a peak
   * @param begin first sample of the signal that is valid
   * @param end one past the last sample of the signal that is valid; beyond, there is nothing
   * @return the peaks, ascending
   */
  public List<Peak> detect(float[][] signal, int from, int to, int begin, int end) {
    int first = Math.max(begin, from - margin());
    int last = Math.min(end, to + margin());
    float[] heights = heights(signal, first, last);
    List<Peak> peaks = new ArrayList<>();
    for (int t = from; t < to; t++) {
      if (heights[t - first] >= threshold && isHighest(heights, t - first)) {
        peaks.add(new Peak(t, highestChannel(signal, t)));
      }
    }
    return peaks;
  }

  private float[] heights(float[][] signal, int first, int last) {
    float[] heights = new float[last - first];
    for (int i = 0; i < channels.length; i++) {
      float[] samples = signal[channels[i]];
      for (int t = first; t < last; t++) {
        heights[t - first] = Math.max(heights[t - first], height(samples[t], i));
      }
    }
    return heights;
  }

  private float height(float sample, int i) {
    return peakSign.excursion(sample) * scale[i];
  }

  private boolean isHighest(float[] heights, int t) {
    for (int s = Math.max(0, t - margin()); s < t; s++) {
      if (heights[s] >= heights[t]) {
        return false;
      }
    }
    for (int s = t + 1; s <= Math.min(heights.length - 1, t + margin()); s++) {
      if (heights[s] > heights[t]) {
        return false;
      }
    }
    return true;
  }

  private int highestChannel(float[][] signal, int t) {
    int highest = 0;
    for (int i = 1; i < channels.length; i++) {
      if (height(signal[channels[i]][t], i) > height(signal[channels[highest]][t], highest)) {
        highest = i;
      }
    }
    return channels[highest];
  }
}
