// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.hardware;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;

/**
 * What running an encoder on a chip takes, as Section 4.3 of the CAE paper reckons: memory traffic
 * and everything but multiplications are left out.
 *
 * @param parameters numbers that the chip holds; at 8 bits each, the bytes of memory
 * @param macsPerSpike multiply-accumulate operations to encode one spike
 * @param chip the processor
 */
public record HardwareBudget(long parameters, double macsPerSpike, Chip chip) {

  private static final double MICRO = 1e6;

  /** Checks the ranges. */
  public HardwareBudget {
    if (parameters < 0 || !(macsPerSpike > 0) || Double.isInfinite(macsPerSpike)) {
      throw new WrongArgumentException(
          "a budget needs 0 or more parameters and a positive number of operations, got "
              + parameters
              + " and "
              + macsPerSpike);
    }
  }

  /**
   * The budget of any codec's encoder.
   *
   * @param cost what the codec says of itself
   * @param chip the processor
   * @return the budget
   */
  public static HardwareBudget of(CodecCost cost, Chip chip) {
    return new HardwareBudget(cost.encoderParameters(), cost.encoderMacsPerSpike(), chip);
  }

  /**
   * The budget of layers that work on a group of spikes.
   *
   * @param layers lines of Table 2 or 3
   * @param spikesPerGroup spikes that share one pass
   * @param chip the processor
   * @return the budget
   */
  public static HardwareBudget of(List<LayerCost> layers, int spikesPerGroup, Chip chip) {
    long parameters = layers.stream().mapToLong(LayerCost::parameters).sum();
    long macs = layers.stream().mapToLong(LayerCost::macs).sum();
    return new HardwareBudget(parameters, (double) macs / spikesPerGroup, chip);
  }

  /**
   * The energy of one spike. The paper prints it as a power.
   *
   * @return microjoule
   */
  public double energyPerSpikeMicrojoule() {
    return macsPerSpike / chip.macsPerJoule() * MICRO;
  }

  /**
   * The mean power of one channel.
   *
   * @param firingRateHz spikes per second and channel; the paper takes 20
   * @return microwatt
   */
  public double powerPerChannelMicrowatt(double firingRateHz) {
    return energyPerSpikeMicrojoule() * requireRate(firingRateHz);
  }

  /**
   * How many spikes the chip encodes when nothing limits its heat.
   *
   * @return spikes per second
   */
  public double peakSpikesPerSecond() {
    return chip.peakMacsPerSecond() / macsPerSpike;
  }

  /**
   * How many spikes the chip encodes without harm to the brain. The paper calls it "spikes
   * simultaneously".
   *
   * @return spikes per second at {@link Chip#SAFE_WATT_PER_MM2}
   */
  public double safeSpikesPerSecond() {
    return chip.macsPerSecondWithin(Chip.SAFE_WATT_PER_MM2) / macsPerSpike;
  }

  /**
   * How many channels that serves.
   *
   * @param firingRateHz spikes per second and channel; the paper takes 20
   * @return whole channels
   */
  public long safeChannels(double firingRateHz) {
    return (long) (safeSpikesPerSecond() / requireRate(firingRateHz));
  }

  private static double requireRate(double firingRateHz) {
    if (!(firingRateHz > 0) || Double.isInfinite(firingRateHz)) {
      throw new WrongArgumentException("firing rate must be positive, got " + firingRateHz + " Hz");
    }
    return firingRateHz;
  }
}
