// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.detection.DetectionSettings;
import io.github.spikepress.detection.Peak;
import io.github.spikepress.detection.PeakSign;
import io.github.spikepress.detection.SignalStatistics;
import io.github.spikepress.detection.SpikeDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Detects, aligns and cuts the spikes of one group of channels. What it finds at a sample depends
 * on {@link #margin} samples around it alone. Immutable and thread-safe.
 */
final class GroupCutter {

  private final int group;
  private final int groupSize;
  private final CutWindow window;
  private final int searchBefore;
  private final int searchAfter;
  private final PeakSign alignedSign;
  private final SpikeDetector detector;

  /**
   * What a group has in a range.
   *
   * @param cuts the spikes in the order of their detection
   * @param dropped spikes too near to an end of the signal to be cut
   */
  record Found(List<Cut> cuts, int dropped) {}

  GroupCutter(
      int group, int groupSize, double hz, CuttingSettings settings, SignalStatistics statistics) {
    this.group = group;
    this.groupSize = groupSize;
    window = settings.windowAt(hz);
    searchBefore = (int) Math.round(settings.alignment().searchBeforeMs() * hz / 1000);
    searchAfter = (int) Math.round(settings.alignment().searchAfterMs() * hz / 1000);
    DetectionSettings detection = settings.detection();
    alignedSign = settings.alignment().peakSign().orElse(signOf(detection, statistics));
    int[] channels = IntStream.range(group * groupSize, (group + 1) * groupSize).toArray();
    detector = new SpikeDetector(detection, hz, channels, statistics.noise());
  }

  private static PeakSign signOf(DetectionSettings detection, SignalStatistics statistics) {
    return detection.peakSign() == PeakSign.BOTH ? statistics.dominantSign() : detection.peakSign();
  }

  /** How far around a sample the signal decides what is cut there. */
  int margin() {
    return detector.margin()
        + Math.max(searchBefore, searchAfter)
        + Math.max(window.nBefore(), window.nAfter());
  }

  /** By how many samples alignment may move a spike back. */
  int searchBefore() {
    return searchBefore;
  }

  /**
   * Cuts the spikes that are detected in a range.
   *
   * @param signal {@code [channel][sample]} of all channels
   * @param origin sample of the whole signal that stands at index 0
   * @param from first index at which a spike may be detected
   * @param to one past the last
   * @param end one past the last valid index
   */
  Found cut(float[][] signal, long origin, int from, int to, int end) {
    List<Cut> cuts = new ArrayList<>();
    int dropped = 0;
    for (Peak peak : detector.detect(signal, from, to, 0, end)) {
      int aligned = align(signal[peak.channel()], peak.sample(), end);
      if (aligned - window.nBefore() < 0 || aligned + window.nAfter() > end) {
        dropped++;
      } else {
        cuts.add(new Cut(origin + aligned, group, peak.channel(), copy(signal, aligned)));
      }
    }
    return new Found(cuts, dropped);
  }

  private int align(float[] samples, int detected, int end) {
    int highest = detected;
    int last = Math.min(end, detected + searchAfter + 1);
    for (int t = Math.max(0, detected - searchBefore); t < last; t++) {
      if (alignedSign.excursion(samples[t]) > alignedSign.excursion(samples[highest])) {
        highest = t;
      }
    }
    return highest;
  }

  private float[] copy(float[][] signal, int aligned) {
    float[] values = new float[groupSize * window.numSamples()];
    for (int c = 0; c < groupSize; c++) {
      System.arraycopy(
          signal[group * groupSize + c],
          aligned - window.nBefore(),
          values,
          c * window.numSamples(),
          window.numSamples());
    }
    return values;
  }
}
