// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.detection.Peak;
import io.github.spikepress.detection.PeakSign;
import io.github.spikepress.detection.SignalStatistics;
import io.github.spikepress.detection.SpikeDetector;
import io.github.spikepress.filtering.SignalReader;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Finds the spikes of a recording and cuts them out, in constant memory whatever its length:
 * filter, detection, alignment, cut. The spikes do not depend on the size of the blocks. For one
 * recording, once; not thread-safe.
 */
final class SpikeCutter {

  /** A spike that waits until none can come before it. */
  private record Cut(long sample, int group, int channel, float[] values) {}

  private final Recording recording;
  private final CuttingSettings settings;
  private final CutWindow window;
  private final int groupSize;
  private final int blockSamples;
  private final int searchBefore;
  private final int searchAfter;
  private final int margin;
  private final double[] noise;
  private final PeakSign alignedSign;
  private final List<SpikeDetector> detectors;
  private final List<Cut> waiting = new ArrayList<>();
  private final long[] lastSample;
  private int droppedAtBorders;

  SpikeCutter(Recording recording, CuttingSettings settings, int blockSamples, Progress progress) {
    double hz = recording.samplingFrequencyHz();
    this.recording = recording;
    this.settings = settings;
    this.blockSamples = blockSamples;
    this.window = settings.window().orElseGet(() -> CutWindow.defaultFor(hz));
    this.groupSize = settings.groupSize(recording.numChannels());
    this.searchBefore = (int) Math.round(settings.alignment().searchBeforeMs() * hz / 1000);
    this.searchAfter = (int) Math.round(settings.alignment().searchAfterMs() * hz / 1000);
    SignalStatistics statistics =
        SignalStatistics.estimate(
            recording, settings.filter(), settings.detection().detectThreshold(), progress);
    this.noise = statistics.noise();
    this.alignedSign = alignedSign(settings, statistics);
    this.detectors =
        IntStream.range(0, recording.numChannels() / groupSize).mapToObj(this::detector).toList();
    this.lastSample = new long[detectors.size()];
    Arrays.fill(lastSample, -1);
    this.margin =
        detectors.get(0).margin()
            + Math.max(searchBefore, searchAfter)
            + Math.max(window.nBefore(), window.nAfter());
  }

  private static PeakSign alignedSign(CuttingSettings settings, SignalStatistics statistics) {
    PeakSign detected = settings.detection().peakSign();
    return settings
        .alignment()
        .peakSign()
        .orElse(detected == PeakSign.BOTH ? statistics.dominantSign() : detected);
  }

  private SpikeDetector detector(int group) {
    int[] channels = IntStream.range(group * groupSize, (group + 1) * groupSize).toArray();
    return new SpikeDetector(
        settings.detection(), recording.samplingFrequencyHz(), channels, noise);
  }

  /** The noise level of each channel. */
  double[] noise() {
    return noise.clone();
  }

  /** How many spikes lay too near to an end of the recording to be cut. */
  int droppedAtBorders() {
    return droppedAtBorders;
  }

  /**
   * Cuts all spikes, ascending in time.
   *
   * @param progress is told about it
   * @param sink takes the spikes of each block that has any
   */
  void cut(Progress progress, Consumer<Spikes> sink) {
    long length = recording.numSamples();
    float[][] buffer = new float[recording.numChannels()][blockSamples + 2 * margin];
    SignalReader reader = new SignalReader(recording, settings.filter(), 0, buffer[0].length);
    long filled = 0;
    for (long block = 0; block < length; block += blockSamples) {
      progress.checkpoint("Cutting spikes", (double) block / length);
      // The buffer's first sample is the recording's sample "origin", negative at the start
      long origin = block - margin;
      int count = (int) (Math.min(length, block + blockSamples + margin) - filled);
      reader.read(count, buffer, (int) (filled - origin));
      filled += count;
      cutBlock(buffer, origin, (int) Math.min(blockSamples, length - block));
      emit(
          block + blockSamples >= length ? Long.MAX_VALUE : block + blockSamples - searchBefore,
          sink);
      for (float[] channel : buffer) {
        System.arraycopy(channel, blockSamples, channel, 0, 2 * margin);
      }
    }
    progress.update("Cutting spikes", 1);
  }

  private void cutBlock(float[][] buffer, long origin, int count) {
    int begin = (int) Math.max(0, -origin);
    int end = (int) Math.min(buffer[0].length, recording.numSamples() - origin);
    for (int group = 0; group < detectors.size(); group++) {
      for (Peak peak : detectors.get(group).detect(buffer, margin, margin + count, begin, end)) {
        int aligned = align(buffer[peak.channel()], peak.sample(), begin, end);
        if (aligned - window.nBefore() < begin || aligned + window.nAfter() > end) {
          droppedAtBorders++;
        } else {
          waiting.add(
              new Cut(origin + aligned, group, peak.channel(), copy(buffer, group, aligned)));
        }
      }
    }
  }

  private int align(float[] samples, int detected, int begin, int end) {
    int highest = detected;
    for (int t = Math.max(begin, detected - searchBefore);
        t < Math.min(end, detected + searchAfter + 1);
        t++) {
      if (alignedSign.excursion(samples[t]) > alignedSign.excursion(samples[highest])) {
        highest = t;
      }
    }
    return highest;
  }

  private float[] copy(float[][] buffer, int group, int aligned) {
    float[] values = new float[groupSize * window.numSamples()];
    for (int c = 0; c < groupSize; c++) {
      System.arraycopy(
          buffer[group * groupSize + c],
          aligned - window.nBefore(),
          values,
          c * window.numSamples(),
          window.numSamples());
    }
    return values;
  }

  /**
   * Hands over what can no longer be overtaken; alignment may have moved spikes past each other.
   */
  private void emit(long before, Consumer<Spikes> sink) {
    waiting.sort(Comparator.comparingLong(Cut::sample).thenComparingInt(Cut::group));
    List<Cut> ready = new ArrayList<>();
    for (Cut cut : waiting) {
      if (cut.sample < before && cut.sample != lastSample[cut.group]) {
        lastSample[cut.group] = cut.sample;
        ready.add(cut);
      }
    }
    waiting.removeIf(cut -> cut.sample < before);
    if (!ready.isEmpty()) {
      sink.accept(spikes(ready));
    }
  }

  private Spikes spikes(List<Cut> cuts) {
    int size = groupSize * window.numSamples();
    float[] values = new float[cuts.size() * size];
    for (int i = 0; i < cuts.size(); i++) {
      System.arraycopy(cuts.get(i).values, 0, values, i * size, size);
    }
    SpikeEvents events =
        new SpikeEvents(
            cuts.stream().mapToLong(Cut::sample).toArray(),
            cuts.stream().mapToInt(Cut::channel).toArray());
    return new Spikes(
        new Waveforms(cuts.size(), groupSize, window.numSamples(), values),
        Optional.of(events),
        Optional.empty(),
        new SpikeMetadata(
            recording.name(),
            recording.samplingFrequencyHz(),
            recording.units(),
            window.nBefore()));
  }
}
