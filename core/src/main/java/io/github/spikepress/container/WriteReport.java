// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.Distortion;

/**
 * What was written.
 *
 * @param spikes number of spikes
 * @param samples number of samples of all spikes on all their channels
 * @param entropyBits empirical entropy of the codec's symbols over the whole file, in bits: the
 *     paper's measure of size; NaN if an earlier, killed run has coded some of them
 * @param payloadBits what the entropy coder really wrote for the waveforms, in bits
 * @param residualBits what keeps the bound of the error, in bits; 0 without a bound
 * @param timesBits spike times and channels, in bits
 * @param labelsBits unit labels, in bits
 * @param modelBytes the model's section
 * @param fileBytes the whole file
 * @param distortion how far the restored spikes lie from the given ones
 * @param inputSha256 hash of the given spikes
 * @param modelSha256 hash of the model
 */
public record WriteReport(
    long spikes,
    long samples,
    double entropyBits,
    long payloadBits,
    long residualBits,
    long timesBits,
    long labelsBits,
    long modelBytes,
    long fileBytes,
    Distortion distortion,
    String inputSha256,
    String modelSha256) {

  private static final double BITS_PER_SAMPLE = 16;

  /**
   * The compression ratio by entropy.
   *
   * @return 16 bits per sample over entropy; NaN without spikes
   */
  public double entropyRatio() {
    return ratio(entropyBits);
  }

  /**
   * The compression ratio by the written payload.
   *
   * @return 16 bits per sample over payload and residual bits; NaN without spikes
   */
  public double payloadRatio() {
    return ratio(payloadBits + residualBits);
  }

  /**
   * The compression ratio of the whole file.
   *
   * @return 16 bits per sample over all bits of the file; NaN without spikes
   */
  public double fileRatio() {
    return ratio(8.0 * fileBytes);
  }

  private double ratio(double bits) {
    return samples == 0 ? Double.NaN : BITS_PER_SAMPLE * samples / bits;
  }
}
