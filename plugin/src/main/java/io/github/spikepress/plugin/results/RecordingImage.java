// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.Calibration;
import io.github.spikepress.recording.Recording;
import java.awt.Color;
import java.util.Locale;

/**
 * A recording as images. The recording is read while the images are looked at and has to stay open
 * as long as they are.
 */
public final class RecordingImage {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 320;

  private RecordingImage() {}

  /**
   * The samples themselves: x is the time, y the channel, each slice a tenth of a second.
   *
   * @param recording any length; nothing but the slice that is looked at is in memory
   * @return 32-bit image in the recording's units
   */
  public static ImagePlus of(Recording recording) {
    ImagePlus image = new ImagePlus(recording.name(), new RecordingPages(recording));
    Calibration calibration = image.getCalibration();
    calibration.pixelWidth = 1000 / recording.samplingFrequencyHz();
    calibration.setXUnit("ms");
    calibration.setYUnit("channel");
    calibration.setValueUnit(recording.units().name());
    return image;
  }

  /**
   * The same for a recording that nobody else uses: closing the image closes it.
   *
   * @param recording the image's own from now on
   * @return the image
   */
  public static ImagePlus owning(Recording recording) {
    ImagePlus image = of(recording);
    ImagePlus.addImageListener(new Closing(image, recording));
    return image;
  }

  /** The recording is read as long as its image is open. */
  private record Closing(ImagePlus image, Recording recording) implements ImageListener {

    @Override
    public void imageOpened(ImagePlus opened) {}

    @Override
    public void imageUpdated(ImagePlus updated) {}

    @Override
    public void imageClosed(ImagePlus closed) {
      if (closed == image) {
        ImagePlus.removeImageListener(this);
        recording.close();
      }
    }
  }

  /**
   * A channel's trace as a plot, with the spikes marked.
   *
   * @param recording the recording, of at least the plotted length
   * @param channel which channel
   * @param seconds how much of its start is plotted
   * @param spikes sample index of each spike
   * @return the plot's image
   */
  public static ImagePlus trace(Recording recording, int channel, double seconds, long[] spikes) {
    double hz = recording.samplingFrequencyHz();
    int count = (int) Math.min(recording.numSamples(), Math.round(seconds * hz));
    float[][] samples = new float[recording.numChannels()][count];
    recording.read(0, count, samples);
    float[] time = new float[count];
    for (int i = 0; i < count; i++) {
      time[i] = (float) (i / hz);
    }
    String title = String.format(Locale.ROOT, "%s, channel %d", recording.name(), channel);
    Plot plot = new Plot(title, "time (s)", "signal (" + recording.units().name() + ")");
    plot.setSize(WIDTH, HEIGHT);
    plot.setColor(new Color(90, 90, 90));
    plot.addPoints(time, samples[channel], Plot.LINE);
    mark(plot, spikes, count, hz, samples[channel]);
    return plot.getImagePlus();
  }

  private static void mark(Plot plot, long[] spikes, int count, double hz, float[] trace) {
    plot.setColor(new Color(213, 94, 0));
    for (long spike : spikes) {
      if (spike < count) {
        float value = trace[(int) spike];
        plot.addPoints(new float[] {(float) (spike / hz)}, new float[] {value}, Plot.CIRCLE);
      }
    }
  }
}
