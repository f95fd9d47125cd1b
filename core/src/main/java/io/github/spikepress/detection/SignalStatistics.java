// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.detection;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.filtering.Preprocessing;
import io.github.spikepress.filtering.SignalReader;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recording;
import java.util.Arrays;

/**
 * What a signal is like as a whole. Long recordings are judged by stretches spread evenly over
 * them, so that time and memory do not grow with their length.
 *
 * @param noise noise level of each channel in the recording's units: median(|x|) / 0.6745, which
 *     spikes hardly touch (Quian Quiroga et al., Neural Computation 16:1661-1687, 2004, section
 *     2.1); 0 for a constant channel
 * @param dominantSign the side on which the peaks beyond the threshold have more power: NEG or POS
 */
public record SignalStatistics(double[] noise, PeakSign dominantSign) {

  /** Values of half the bits of a number. */
  private static final int HALF = 1 << Short.SIZE;

  private static final double NORMAL_QUARTILE = 0.6745;
  private static final int GREATEST_VALUES = 1 << 24;
  private static final int GREATEST_STRETCHES = 64;
  private static final int LEAST_STRETCHES = 8;
  private static final int STRETCH_SAMPLES = 1 << 14;
  private static final int WARM_UP_SAMPLES = 4096;

  /**
   * Looks at a signal.
   *
   * @param recording the signal
   * @param preprocessing what is done to it before spikes are looked for
   * @param detectThreshold height beyond which a sample counts for the dominant sign, in noise
   *     levels
   * @param progress is told about it and may cancel
   * @return what it is like
   * @throws WrongArgumentException if the recording is empty, has a sample that is no number, or
   *     every channel is constant
   */
  public static SignalStatistics estimate(
      Recording recording, Preprocessing preprocessing, double detectThreshold, Progress progress) {
    if (recording.numSamples() == 0) {
      throw new WrongArgumentException(recording.name() + " has no samples");
    }
    return of(recording.name(), samples(recording, preprocessing, progress), detectThreshold);
  }

  /**
   * Looks at a piece of a signal that stands for all of it.
   *
   * @param name the signal's name for messages
   * @param samples {@code [channel][sample]}, ready for spikes to be looked for
   * @param detectThreshold height beyond which a sample counts for the dominant sign, in noise
   *     levels
   * @return what it is like
   * @throws WrongArgumentException if every channel is constant
   */
  public static SignalStatistics of(String name, float[][] samples, double detectThreshold) {
    double[] noise =
        Arrays.stream(samples).parallel().mapToDouble(SignalStatistics::level).toArray();
    requireSignal(name, noise);
    return new SignalStatistics(noise, dominantSign(samples, noise, detectThreshold));
  }

  private static float[][] samples(
      Recording recording, Preprocessing preprocessing, Progress progress) {
    int numChannels = recording.numChannels();
    int stretches =
        Math.max(
            LEAST_STRETCHES,
            Math.min(GREATEST_STRETCHES, GREATEST_VALUES / STRETCH_SAMPLES / numChannels));
    long length = recording.numSamples();
    boolean whole = length <= (long) stretches * STRETCH_SAMPLES;
    float[][] samples = new float[numChannels][whole ? (int) length : stretches * STRETCH_SAMPLES];
    if (whole) {
      readWhole(recording, preprocessing, samples, progress);
    } else {
      readStretches(recording, preprocessing, samples, progress);
    }
    return samples;
  }

  private static void readWhole(
      Recording recording, Preprocessing preprocessing, float[][] into, Progress progress) {
    SignalReader reader = new SignalReader(recording, preprocessing, 0, STRETCH_SAMPLES);
    int length = into[0].length;
    for (int at = 0; at < length; at += STRETCH_SAMPLES) {
      progress.checkpoint("Measuring noise", (double) at / length);
      reader.read(Math.min(STRETCH_SAMPLES, length - at), into, at);
    }
  }

  private static void readStretches(
      Recording recording, Preprocessing preprocessing, float[][] into, Progress progress) {
    int stretches = into[0].length / STRETCH_SAMPLES;
    long step = (recording.numSamples() - STRETCH_SAMPLES) / (stretches - 1);
    float[][] discarded = new float[into.length][WARM_UP_SAMPLES];
    for (int i = 0; i < stretches; i++) {
      progress.checkpoint("Measuring noise", (double) i / stretches);
      long start = i * step;
      int warmUp = (int) Math.min(start, WARM_UP_SAMPLES);
      SignalReader reader =
          new SignalReader(recording, preprocessing, start - warmUp, STRETCH_SAMPLES);
      reader.read(warmUp, discarded, 0);
      reader.read(STRETCH_SAMPLES, into, i * STRETCH_SAMPLES);
    }
  }

  private static double level(float[] samples) {
    return medianMagnitude(samples) / NORMAL_QUARTILE;
  }

  /**
   * The upper median of the magnitudes, exactly, without sorting: without their sign the bits of
   * numbers are in the order of their magnitudes, so the upper half of them is counted first, then
   * the lower half of those that share the median's upper half.
   */
  static float medianMagnitude(float[] samples) {
    int[] upper = new int[HALF];
    for (float sample : samples) {
      upper[magnitudeBits(sample) >>> Short.SIZE]++;
    }
    int wanted = samples.length / 2;
    int half = 0;
    for (; wanted >= upper[half]; half++) {
      wanted -= upper[half];
    }
    int[] lower = new int[HALF];
    for (float sample : samples) {
      int bits = magnitudeBits(sample);
      if (bits >>> Short.SIZE == half) {
        lower[bits & HALF - 1]++;
      }
    }
    int rest = 0;
    for (; wanted >= lower[rest]; rest++) {
      wanted -= lower[rest];
    }
    return Float.intBitsToFloat(half << Short.SIZE | rest);
  }

  private static int magnitudeBits(float value) {
    return Float.floatToRawIntBits(value) & Integer.MAX_VALUE;
  }

  /** Only turning points count, or a slow low wave would outweigh a sharp high peak. */
  private static PeakSign dominantSign(float[][] samples, double[] noise, double threshold) {
    double balance = 0;
    for (int c = 0; c < samples.length; c++) {
      for (int i = 1; noise[c] > 0 && i < samples[c].length - 1; i++) {
        double height = samples[c][i] / noise[c];
        if (Math.abs(height) >= threshold && isTurningPoint(samples[c], i)) {
          balance += height * Math.abs(height);
        }
      }
    }
    return balance > 0 ? PeakSign.POS : PeakSign.NEG;
  }

  private static boolean isTurningPoint(float[] x, int i) {
    return x[i] > 0 ? x[i] > x[i - 1] && x[i] >= x[i + 1] : x[i] < x[i - 1] && x[i] <= x[i + 1];
  }

  private static void requireSignal(String name, double[] noise) {
    if (Arrays.stream(noise).allMatch(level -> level == 0)) {
      throw new WrongArgumentException(
          name
              + " is constant in "
              + (noise.length == 1 ? "its channel" : "all of its " + noise.length + " channels")
              + ": there is no signal in which to find spikes; check the electrode or the variable");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignalStatistics that
        && Arrays.equals(noise, that.noise)
        && dominantSign == that.dominantSign;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(noise) + dominantSign.hashCode();
  }

  @Override
  public String toString() {
    return "SignalStatistics" + Arrays.toString(noise) + dominantSign;
  }
}
