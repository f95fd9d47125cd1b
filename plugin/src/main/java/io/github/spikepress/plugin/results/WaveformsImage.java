// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Spikes as an image: x is the sample, y the spike, and each channel is a slice. A profile along a
 * row is one waveform. The slices are made when they are looked at.
 */
public final class WaveformsImage {

  private static final double MILLISECONDS = 1000;

  private WaveformsImage() {}

  /**
   * Makes the image; nothing is shown.
   *
   * @param title of its window
   * @param spikes what it shows, at least one
   * @return 32-bit image in the recording's units, calibrated in milliseconds if the sampling
   *     frequency is known
   */
  public static ImagePlus of(String title, Spikes spikes) {
    ImagePlus image = new ImagePlus(title, new ChannelStack(spikes.waveforms()));
    SpikeMetadata metadata = spikes.metadata();
    Calibration calibration = image.getCalibration();
    if (!Double.isNaN(metadata.samplingFrequencyHz())) {
      calibration.pixelWidth = MILLISECONDS / metadata.samplingFrequencyHz();
      calibration.setXUnit("ms");
      calibration.xOrigin = Math.max(0, metadata.nBefore());
    }
    calibration.setYUnit("spike");
    calibration.setValueUnit(metadata.units().name());
    return image;
  }

  private static final class ChannelStack extends VirtualStack {

    private final Waveforms waveforms;

    ChannelStack(Waveforms waveforms) {
      super(waveforms.numSamples(), waveforms.numSpikes(), waveforms.numChannels());
      this.waveforms = waveforms;
      setBitDepth(32);
    }

    @Override
    public ImageProcessor getProcessor(int n) {
      int numSamples = waveforms.numSamples();
      float[] pixels = new float[waveforms.numSpikes() * numSamples];
      for (int spike = 0; spike < waveforms.numSpikes(); spike++) {
        int from = (spike * waveforms.numChannels() + n - 1) * numSamples;
        System.arraycopy(waveforms.values(), from, pixels, spike * numSamples, numSamples);
      }
      return new FloatProcessor(numSamples, waveforms.numSpikes(), pixels);
    }

    @Override
    public int getSize() {
      return waveforms.numChannels();
    }

    @Override
    public String getSliceLabel(int n) {
      return "channel " + (n - 1);
    }

    @Override
    public boolean isVirtual() {
      return true;
    }

    @Override
    public ImageStack duplicate() {
      ImageStack copy = new ImageStack(getWidth(), getHeight());
      for (int n = 1; n <= getSize(); n++) {
        copy.addSlice(getSliceLabel(n), getProcessor(n));
      }
      return copy;
    }
  }
}
