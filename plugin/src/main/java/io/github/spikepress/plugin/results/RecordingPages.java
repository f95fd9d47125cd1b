// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.spikepress.recording.Recording;
import java.util.Arrays;
import java.util.Locale;

/**
 * A recording as a stack of pages of a tenth of a second: x is the sample, y the channel. Only the
 * page that is asked for is read. Beyond the recording's end a page is NaN.
 */
final class RecordingPages extends VirtualStack {

  private static final double SECONDS_A_PAGE = 0.1;

  private final Recording recording;
  private final int pages;

  RecordingPages(Recording recording) {
    super(pageLength(recording), recording.numChannels(), 1);
    this.recording = recording;
    pages = (int) Math.max(1, (recording.numSamples() + getWidth() - 1) / getWidth());
    setBitDepth(32);
  }

  /** Samples of a page. */
  static int pageLength(Recording recording) {
    long length = Math.round(SECONDS_A_PAGE * recording.samplingFrequencyHz());
    return (int) Math.max(1, Math.min(recording.numSamples(), length));
  }

  @Override
  public ImageProcessor getProcessor(int n) {
    int width = getWidth();
    long start = (long) (n - 1) * width;
    int count = (int) Math.max(0, Math.min(width, recording.numSamples() - start));
    float[][] samples = new float[getHeight()][width];
    recording.read(start, count, samples);
    float[] pixels = new float[width * getHeight()];
    for (int channel = 0; channel < samples.length; channel++) {
      System.arraycopy(samples[channel], 0, pixels, channel * width, count);
      Arrays.fill(pixels, channel * width + count, (channel + 1) * width, Float.NaN);
    }
    return new FloatProcessor(width, getHeight(), pixels);
  }

  @Override
  public int getSize() {
    return pages;
  }

  @Override
  public int size() {
    return pages;
  }

  @Override
  public String getSliceLabel(int n) {
    return String.format(Locale.ROOT, "%.1f s", (n - 1) * SECONDS_A_PAGE);
  }

  @Override
  public boolean isVirtual() {
    return true;
  }
}
