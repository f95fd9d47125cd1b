// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * How stored numbers become values. Where all channels have one gain, values keep the file's steps,
 * so that integers stay integers, and {@link #units()} names the gain; where gains differ, values
 * are microvolts. Immutable; the arrays are not shared.
 */
public final class Calibration {

  private final double[] zeros;
  private final double[] factors;
  private final SignalUnits units;

  /**
   * Makes a calibration.
   *
   * @param gainsUv microvolts per step of each channel, not 0, at least one channel; all NaN where
   *     the source does not say
   * @param zeros the stored number that means 0 µV, of each channel
   * @throws WrongArgumentException if there is no channel, the numbers of gains and zeros differ, a
   *     gain is 0 or infinite, or only some gains are known
   */
  public Calibration(double[] gainsUv, double[] zeros) {
    if (gainsUv.length == 0 || gainsUv.length != zeros.length) {
      throw new WrongArgumentException(
          gainsUv.length + " gains and " + zeros.length + " zeros; expected one of each a channel");
    }
    for (int channel = 0; channel < gainsUv.length; channel++) {
      requireUsable(channel, gainsUv, zeros);
    }
    this.zeros = zeros.clone();
    boolean uniform = gainsUv[0] > 0 && Arrays.stream(gainsUv).allMatch(g -> g == gainsUv[0]);
    boolean unknown = Double.isNaN(gainsUv[0]);
    this.factors = new double[gainsUv.length];
    for (int channel = 0; channel < factors.length; channel++) {
      factors[channel] = uniform || unknown ? 1 : gainsUv[channel];
    }
    this.units = uniform || unknown ? new SignalUnits("adc", gainsUv[0]) : SignalUnits.MICROVOLTS;
  }

  /**
   * One gain for all channels, zero in the middle.
   *
   * @param numChannels channels
   * @param gainUv microvolts per step; NaN where the source does not say
   * @return the calibration
   */
  public static Calibration uniform(int numChannels, double gainUv) {
    return uniform(numChannels, gainUv, 0);
  }

  /**
   * One gain and one zero for all channels.
   *
   * @param numChannels channels
   * @param gainUv microvolts per step; NaN where the source does not say
   * @param zero the stored number that means 0 µV
   * @return the calibration
   */
  public static Calibration uniform(int numChannels, double gainUv, double zero) {
    double[] gains = new double[numChannels];
    double[] zeros = new double[numChannels];
    Arrays.fill(gains, gainUv);
    Arrays.fill(zeros, zero);
    return new Calibration(gains, zeros);
  }

  /**
   * The number of channels.
   *
   * @return at least 1
   */
  public int numChannels() {
    return zeros.length;
  }

  /**
   * What values mean.
   *
   * @return steps of one gain, or microvolts
   */
  public SignalUnits units() {
    return units;
  }

  /**
   * The value of a stored number.
   *
   * @param channel channel
   * @param stored the number as the file has it
   * @return the value in {@link #units()}
   */
  public float value(int channel, double stored) {
    return (float) ((stored - zeros[channel]) * factors[channel]);
  }

  private static void requireUsable(int channel, double[] gainsUv, double[] zeros) {
    double gain = gainsUv[channel];
    boolean known = !Double.isNaN(gain);
    if (gain == 0
        || Double.isInfinite(gain)
        || !Double.isFinite(zeros[channel])
        || known == Double.isNaN(gainsUv[0])) {
      throw new WrongArgumentException(
          "channel "
              + channel
              + " has a gain of "
              + gain
              + " uV and its zero at "
              + zeros[channel]
              + "; expected finite numbers and a gain that is not 0");
    }
  }
}
