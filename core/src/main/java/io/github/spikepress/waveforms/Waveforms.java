// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * Waveforms of spikes as {@code [spike][channel][sample]}, the paper's axis order, in the
 * recording's own units. The values lie in one row-major array, samples of one channel side by
 * side. Instances are treated as immutable: the backing array is shared, not copied, and must not
 * be changed once handed over.
 */
public final class Waveforms {

  private final int numSpikes;
  private final int numChannels;
  private final int numSamples;
  private final float[] values;

  /**
   * Wraps an array.
   *
   * @param numSpikes spikes, 0 or more
   * @param numChannels channels per spike, at least 1
   * @param numSamples samples per channel, at least 1
   * @param values {@code [spike][channel][sample]} row-major; not copied
   */
  public Waveforms(int numSpikes, int numChannels, int numSamples, float[] values) {
    if (numSpikes < 0 || numChannels < 1 || numSamples < 1) {
      throw new WrongArgumentException(
          "waveforms need 0 or more spikes of at least 1 channel and 1 sample, got "
              + shape(numSpikes, numChannels, numSamples));
    }
    if ((long) numSpikes * numChannels * numSamples != values.length) {
      throw new WrongArgumentException(
          "waveforms of shape "
              + shape(numSpikes, numChannels, numSamples)
              + " do not have "
              + values.length
              + " values");
    }
    this.numSpikes = numSpikes;
    this.numChannels = numChannels;
    this.numSamples = numSamples;
    this.values = values;
  }

  /**
   * Copies nested arrays.
   *
   * @param waveforms {@code [spike][channel][sample]}, at least one spike, all of one shape
   * @return the same values
   */
  public static Waveforms of(float[][][] waveforms) {
    int numChannels = waveforms[0].length;
    int numSamples = waveforms[0][0].length;
    float[] values = new float[waveforms.length * numChannels * numSamples];
    int at = 0;
    for (float[][] spike : waveforms) {
      for (float[] channel : spike) {
        System.arraycopy(channel, 0, values, at, numSamples);
        at += numSamples;
      }
    }
    return new Waveforms(waveforms.length, numChannels, numSamples, values);
  }

  /**
   * The number of spikes.
   *
   * @return 0 or more
   */
  public int numSpikes() {
    return numSpikes;
  }

  /**
   * The number of channels of each spike.
   *
   * @return at least 1
   */
  public int numChannels() {
    return numChannels;
  }

  /**
   * The number of samples of each channel.
   *
   * @return at least 1
   */
  public int numSamples() {
    return numSamples;
  }

  /**
   * The number of values of one spike.
   *
   * @return channels times samples
   */
  public int valuesPerSpike() {
    return numChannels * numSamples;
  }

  /**
   * One value.
   *
   * @param spike spike index
   * @param channel channel index
   * @param sample sample index
   * @return the value in the recording's own units
   */
  public float get(int spike, int channel, int sample) {
    return values[(spike * numChannels + channel) * numSamples + sample];
  }

  /**
   * All values, row-major {@code [spike][channel][sample]}.
   *
   * @return the backing array itself, which must not be changed
   */
  public float[] values() {
    return values;
  }

  /**
   * Copies one spike.
   *
   * @param spike spike index
   * @param into receives {@code [channel][sample]} row-major, from index 0
   */
  public void copySpike(int spike, float[] into) {
    System.arraycopy(values, spike * valuesPerSpike(), into, 0, valuesPerSpike());
  }

  /**
   * The spikes of a range.
   *
   * @param from first spike
   * @param to one past the last spike
   * @return a copy of the range
   */
  public Waveforms slice(int from, int to) {
    int size = valuesPerSpike();
    return new Waveforms(
        to - from, numChannels, numSamples, Arrays.copyOfRange(values, from * size, to * size));
  }

  /**
   * Chosen spikes in the given order.
   *
   * @param spikes spike indexes; an index may occur more than once
   * @return a copy of them
   */
  public Waveforms select(int[] spikes) {
    int size = valuesPerSpike();
    float[] selected = new float[spikes.length * size];
    for (int i = 0; i < spikes.length; i++) {
      System.arraycopy(values, spikes[i] * size, selected, i * size, size);
    }
    return new Waveforms(spikes.length, numChannels, numSamples, selected);
  }

  /**
   * Takes spikes evenly from all of them, in order.
   *
   * @param most how many at most, 0 or more
   * @return that many, or all where there are fewer
   */
  public Waveforms evenly(int most) {
    int[] chosen = new int[Math.min(most, numSpikes)];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = (int) ((long) i * numSpikes / chosen.length);
    }
    return select(chosen);
  }

  /**
   * The same values seen with another number of channels per spike, for example single-channel
   * waveforms of tetrode events.
   *
   * @param channels channels per spike of the view; must divide spikes times channels
   * @return a view that shares the values
   */
  public Waveforms regroup(int channels) {
    if ((numSpikes * numChannels) % channels != 0) {
      throw new WrongArgumentException(
          numSpikes * numChannels + " waveforms do not fill groups of " + channels);
    }
    return new Waveforms(numSpikes * numChannels / channels, channels, numSamples, values);
  }

  /**
   * The channel of each spike that reaches farthest from zero, the first among equals.
   *
   * @return a channel for each spike
   */
  public int[] channelsOfPeaks() {
    int[] channels = new int[numSpikes];
    for (int spike = 0; spike < numSpikes; spike++) {
      float height = -1;
      for (int i = 0; i < valuesPerSpike(); i++) {
        float reach = Math.abs(values[spike * valuesPerSpike() + i]);
        if (reach > height) {
          height = reach;
          channels[spike] = i / numSamples;
        }
      }
    }
    return channels;
  }

  /**
   * Refuses values that no codec can store.
   *
   * @throws WrongArgumentException if a value is NaN or infinite, naming its spike, channel and
   *     sample
   */
  public void requireFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new WrongArgumentException(
            "spike "
                + i / valuesPerSpike()
                + ", channel "
                + i / numSamples % numChannels
                + ", sample "
                + i % numSamples
                + " is "
                + values[i]
                + "; values must be finite");
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Waveforms that
        && numSpikes == that.numSpikes
        && numChannels == that.numChannels
        && numSamples == that.numSamples
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * numSpikes + numChannels) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Waveforms" + shape(numSpikes, numChannels, numSamples);
  }

  private static String shape(int numSpikes, int numChannels, int numSamples) {
    return "[" + numSpikes + "][" + numChannels + "][" + numSamples + "]";
  }
}
