// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the network is trained (Section 2.4; dropout, weight decay, AMSGrad and beta as in the
 * authors' code).
 *
 * @param epochs passes over the training part
 * @param batch groups of one step
 * @param learningRate rate of AMSGrad
 * @param weightDecay L2 penalty on every trained number
 * @param dropout probability to drop a value, 0 for none
 * @param beta weight of the commitment term
 * @param validation share of the training waveforms that chooses the epoch and is not trained on; 0
 *     keeps the last epoch
 * @param jitter width in samples of a random shift of each training waveform, 0 for none
 * @param denoise whether shifted waveforms have the unshifted ones as their target (Equation 9)
 */
public record CaeTraining(
    int epochs,
    int batch,
    double learningRate,
    double weightDecay,
    double dropout,
    double beta,
    double validation,
    int jitter,
    boolean denoise) {

  /** Checks the ranges. */
  public CaeTraining {
    requireRange("epochs", epochs, 1, 1_000_000);
    requireRange("batch", batch, 2, 65_536);
    requireRange("learning_rate", learningRate, 1e-9, 1);
    requireRange("weight_decay", weightDecay, 0, 1);
    requireRange("dropout", dropout, 0, 0.9);
    requireRange("beta", beta, 0, 100);
    requireRange("validation", validation, 0, 0.5);
    requireRange("jitter", jitter, 0, 64);
  }

  /**
   * How the authors' code trains.
   *
   * @return 500 epochs of batches of 48
   */
  public static CaeTraining authors() {
    return new CaeTraining(500, 48, 1e-3, 1e-4, 0.2, 0.15, 0.1, 0, true);
  }

  /**
   * The settings by the names that users type.
   *
   * @return names and values
   */
  public Map<String, String> toMap() {
    Map<String, String> map = new TreeMap<>();
    map.put("epochs", Integer.toString(epochs));
    map.put("batch", Integer.toString(batch));
    map.put("learning_rate", Double.toString(learningRate));
    map.put("weight_decay", Double.toString(weightDecay));
    map.put("dropout", Double.toString(dropout));
    map.put("beta", Double.toString(beta));
    map.put("validation", Double.toString(validation));
    map.put("jitter", Integer.toString(jitter));
    map.put("denoise", Boolean.toString(denoise));
    return map;
  }

  /**
   * Changes settings by the names that users type.
   *
   * @param options names and values; names of {@link #toMap} that are absent stay as they are
   * @return the changed settings
   * @throws WrongArgumentException if a value cannot be read or is out of range
   */
  public CaeTraining with(Map<String, String> options) {
    Options read = new Options(options);
    return new CaeTraining(
        read.integer("epochs", epochs),
        read.integer("batch", batch),
        read.number("learning_rate", learningRate),
        read.number("weight_decay", weightDecay),
        read.number("dropout", dropout),
        read.number("beta", beta),
        read.number("validation", validation),
        read.integer("jitter", jitter),
        read.flag("denoise", denoise));
  }

  private static void requireRange(String name, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw new WrongArgumentException(
          name + " must lie in " + least + " to " + greatest + ", got " + value);
    }
  }
}
