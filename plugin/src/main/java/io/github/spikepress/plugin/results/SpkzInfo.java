// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImagePlus;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.container.metadata.SpkzMetadata;

/** What a {@code .spkz} file says of itself, where ImageJ's Image ▸ Show Info finds it. */
public final class SpkzInfo {

  private SpkzInfo() {}

  /**
   * Adds the text to an image.
   *
   * @param image of the file's spikes
   * @param file the open file
   */
  public static void attach(ImagePlus image, SpkzFile file) {
    SpkzMetadata metadata = file.metadata();
    image.setProperty(
        "Info",
        String.join(
            "\n",
            "codec: " + metadata.codec(),
            "source: " + metadata.spikes().sourceName(),
            "writer: " + metadata.writer(),
            "spikes: " + file.numSpikes(),
            "channels: " + metadata.numChannels(),
            "samples: " + metadata.numSamples(),
            "samples before the peak: " + metadata.spikes().nBefore(),
            "sampling frequency: " + metadata.spikes().samplingFrequencyHz() + " Hz",
            "units: " + metadata.spikes().units().name(),
            "times: " + (file.hasEvents() ? "yes" : "no"),
            "labels: " + (file.hasLabels() ? "yes" : "no"),
            "bytes: " + file.sizes().total(),
            "model: " + file.modelSha256(),
            ""));
  }
}
