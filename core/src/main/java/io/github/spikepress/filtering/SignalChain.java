// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import io.github.spikepress.recording.SignalShape;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Filters of all channels and their common reference, block after block from a first sample on. The
 * values do not depend on the blocks. Different channels may be filtered, and different samples be
 * referenced, from several threads at once; all channels of a sample must be filtered before it is
 * referenced.
 */
public final class SignalChain {

  /** Samples that are turned at once, so that memory is read in its order. */
  private static final int TILE = 32;

  private final Optional<BandPassFilter[]> filters;
  private final Reference reference;

  /**
   * Prepares the filters.
   *
   * @param signal what it will be applied to
   * @param preprocessing what is to be done
   */
  public SignalChain(SignalShape signal, Preprocessing preprocessing) {
    preprocessing.reference().require(signal.name(), signal.numChannels());
    reference = preprocessing.reference();
    filters =
        preprocessing
            .filter()
            .map(
                band ->
                    IntStream.range(0, signal.numChannels())
                        .mapToObj(c -> new BandPassFilter(band, signal.samplingFrequencyHz()))
                        .toArray(BandPassFilter[]::new));
  }

  /**
   * Filters the next samples of a channel, in place.
   *
   * @param channel which channel
   * @param samples its samples
   * @param from index of the first
   * @param to one past the last
   */
  public void filter(int channel, float[] samples, int from, int to) {
    filters.ifPresent(all -> all[channel].filter(samples, from, to));
  }

  /**
   * Whether a reference is to be subtracted.
   *
   * @return true if {@link #reference} does anything
   */
  public boolean hasReference() {
    return reference != Reference.NONE;
  }

  /**
   * Subtracts the common reference of samples, in place.
   *
   * @param signal {@code [channel][sample]}, filtered
   * @param from index of the first sample
   * @param to one past the last
   */
  public void reference(float[][] signal, int from, int to) {
    if (reference == Reference.NONE) {
      return;
    }
    SampleMedian median = new SampleMedian(signal.length);
    float[] medians = new float[TILE];
    float[][] tile = new float[TILE][signal.length];
    for (int t = from; t < to; t += TILE) {
      int count = Math.min(TILE, to - t);
      for (int c = 0; c < signal.length; c++) {
        for (int i = 0; i < count; i++) {
          tile[i][c] = signal[c][t + i];
        }
      }
      for (int i = 0; i < count; i++) {
        System.arraycopy(tile[i], 0, median.values(), 0, signal.length);
        medians[i] = median.median();
      }
      for (float[] channel : signal) {
        for (int i = 0; i < count; i++) {
          channel[t + i] -= medians[i];
        }
      }
    }
  }
}
