// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Objects;
import java.util.Optional;

/** A recording whose samples lie in memory. Thread-safe. */
public final class MemoryRecording implements Recording {

  private final String name;
  private final float[][] samples;
  private final double samplingFrequencyHz;
  private final SignalUnits units;
  private final Optional<GroundTruth> groundTruth;

  /**
   * Wraps samples.
   *
   * @param name the source's name
   * @param samples {@code [channel][sample]}, at least one channel, all of one length; not copied
   * @param samplingFrequencyHz samples per second, positive
   * @param units what the numbers mean
   * @param groundTruth the spikes that are known to be in it
   */
  public MemoryRecording(
      String name,
      float[][] samples,
      double samplingFrequencyHz,
      SignalUnits units,
      Optional<GroundTruth> groundTruth) {
    if (samples.length == 0) {
      throw new WrongArgumentException(name + " has no channels");
    }
    for (float[] channel : samples) {
      if (channel.length != samples[0].length) {
        throw new WrongArgumentException(name + " has channels of different lengths");
      }
    }
    if (!(samplingFrequencyHz > 0) || Double.isInfinite(samplingFrequencyHz)) {
      throw new WrongArgumentException(
          name + " needs a positive sampling frequency, got " + samplingFrequencyHz + " Hz");
    }
    this.name = name;
    this.samples = samples;
    this.samplingFrequencyHz = samplingFrequencyHz;
    this.units = units;
    this.groundTruth = groundTruth;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int numChannels() {
    return samples.length;
  }

  @Override
  public long numSamples() {
    return samples[0].length;
  }

  @Override
  public double samplingFrequencyHz() {
    return samplingFrequencyHz;
  }

  @Override
  public SignalUnits units() {
    return units;
  }

  @Override
  public void read(long start, int count, float[][] into) {
    Objects.checkFromIndexSize(start, count, numSamples());
    for (int channel = 0; channel < samples.length; channel++) {
      System.arraycopy(samples[channel], (int) start, into[channel], 0, count);
    }
  }

  @Override
  public Optional<GroundTruth> groundTruth() {
    return groundTruth;
  }
}
