// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.Map;
import java.util.TreeMap;

/**
 * How the network is trained (Section 2.4).
 *
 * @param optimisation the steps
 * @param data what the network is shown
 * @param codebook how the codewords learn
 */
public record CaeTraining(Optimisation optimisation, TrainingData data, CodebookTraining codebook) {

  /**
   * How the authors' code trains.
   *
   * @return 500 epochs of batches of 48
   */
  public static CaeTraining authors() {
    return new CaeTraining(
        Optimisation.authors(), TrainingData.authors(), CodebookTraining.authors());
  }

  /**
   * How the narrow network is trained.
   *
   * @return 50 epochs
   */
  public static CaeTraining modern() {
    return new CaeTraining(Optimisation.modern(), TrainingData.modern(), CodebookTraining.modern());
  }

  /**
   * The settings by the names that users type.
   *
   * @return names and values
   */
  public Map<String, String> toMap() {
    Map<String, String> map = new TreeMap<>(optimisation.toMap());
    map.putAll(data.toMap());
    map.putAll(codebook.toMap());
    return map;
  }

  /**
   * Changes settings by the names that users type.
   *
   * @param options names and values; names of {@link #toMap} that are absent stay as they are
   * @return the changed settings
   * @throws io.github.spikepress.errors.WrongArgumentException if a value cannot be read or is out
   *     of range
   */
  public CaeTraining with(Map<String, String> options) {
    Options read = new Options(options);
    return new CaeTraining(optimisation.with(read), data.with(read), codebook.with(read));
  }
}
