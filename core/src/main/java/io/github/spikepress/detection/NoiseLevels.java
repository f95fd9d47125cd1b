// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.detection;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.filtering.BandPassSettings;
import io.github.spikepress.filtering.SignalReader;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recording;
import java.util.Arrays;
import java.util.Optional;

/**
 * The noise level of each channel: median(|x|) / 0.6745, which spikes hardly touch (Quian Quiroga
 * et al., Neural Computation 16:1661-1687, 2004, section 2.1). Long recordings are judged by
 * stretches spread evenly over them, so that the work does not grow with their length.
 */
public final class NoiseLevels {

  private static final double NORMAL_QUARTILE = 0.6745;
  private static final int NUM_STRETCHES = 32;
  private static final int STRETCH_SAMPLES = 1 << 15;
  private static final int WARM_UP_SAMPLES = 4096;

  private NoiseLevels() {}

  /**
   * Estimates noise levels.
   *
   * @param recording the signal
   * @param filter the band in which spikes will be looked for; empty for the signal as it is
   * @param progress is told about it
   * @return one level a channel in the recording's units; 0 for a constant channel
   * @throws WrongArgumentException if the recording is empty or every channel is constant
   */
  public static double[] estimate(
      Recording recording, Optional<BandPassSettings> filter, Progress progress) {
    long length = recording.numSamples();
    boolean whole = length <= (long) NUM_STRETCHES * STRETCH_SAMPLES;
    int stretch = whole ? Math.toIntExact(Math.min(length, STRETCH_SAMPLES)) : STRETCH_SAMPLES;
    int count = whole ? (int) ((length + stretch - 1) / Math.max(1, stretch)) : NUM_STRETCHES;
    float[][] samples =
        new float[recording.numChannels()][(int) Math.min(length, (long) count * stretch)];
    if (whole) {
      readWhole(recording, filter, samples, progress);
    } else {
      readStretches(recording, filter, samples, progress);
    }
    double[] levels = Arrays.stream(samples).mapToDouble(NoiseLevels::level).toArray();
    requireSignal(recording, levels);
    return levels;
  }

  private static void readWhole(
      Recording recording, Optional<BandPassSettings> filter, float[][] into, Progress progress) {
    SignalReader reader = new SignalReader(recording, filter, 0, STRETCH_SAMPLES);
    int length = into[0].length;
    for (int at = 0; at < length; at += STRETCH_SAMPLES) {
      progress.checkpoint("Measuring noise", (double) at / length);
      reader.read(Math.min(STRETCH_SAMPLES, length - at), into, at);
    }
  }

  private static void readStretches(
      Recording recording, Optional<BandPassSettings> filter, float[][] into, Progress progress) {
    long step = (recording.numSamples() - STRETCH_SAMPLES) / (NUM_STRETCHES - 1);
    float[][] discarded = new float[into.length][WARM_UP_SAMPLES];
    for (int i = 0; i < NUM_STRETCHES; i++) {
      progress.checkpoint("Measuring noise", (double) i / NUM_STRETCHES);
      long start = i * step;
      int warmUp = (int) Math.min(start, WARM_UP_SAMPLES);
      SignalReader reader = new SignalReader(recording, filter, start - warmUp, STRETCH_SAMPLES);
      reader.read(warmUp, discarded, 0);
      reader.read(STRETCH_SAMPLES, into, i * STRETCH_SAMPLES);
    }
  }

  private static double level(float[] samples) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.abs(samples[i]);
    }
    Arrays.sort(samples);
    int middle = samples.length / 2;
    return samples.length == 0 ? 0 : samples[middle] / NORMAL_QUARTILE;
  }

  private static void requireSignal(Recording recording, double[] levels) {
    if (recording.numSamples() == 0) {
      throw new WrongArgumentException(recording.name() + " has no samples");
    }
    if (Arrays.stream(levels).allMatch(level -> level == 0)) {
      throw new WrongArgumentException(
          recording.name()
              + " is constant in "
              + (levels.length == 1 ? "its channel" : "all of its " + levels.length + " channels")
              + ": there is no signal in which to find spikes; check the electrode or the variable");
    }
  }
}
