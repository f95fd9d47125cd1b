// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model was made, in words and figures that a person can read.
 *
 * @param family the codec family that loads the model
 * @param formatVersion version of the family's tensors, from 1
 * @param numChannels channels of each spike
 * @param numSamples samples of each channel
 * @param settings the family's settings by name
 * @param trainingDataSha256 hash of the training waveforms (float32, little endian), hexadecimal
 * @param trainingSpikes number of training spikes
 * @param seed the seed of the training run
 * @param figures measured on the validation part, by name with the unit in it
 * @param versions versions of the program, the libraries and Java that made it
 */
public record ModelCard(
    String family,
    int formatVersion,
    int numChannels,
    int numSamples,
    Map<String, String> settings,
    String trainingDataSha256,
    int trainingSpikes,
    long seed,
    Map<String, Double> figures,
    Map<String, String> versions) {

  /** Checks the window and orders the maps by name. */
  public ModelCard {
    if (numChannels < 1 || numSamples < 1) {
      throw new WrongArgumentException(
          "a model's window needs at least 1 channel and 1 sample, got "
              + numChannels
              + " x "
              + numSamples);
    }
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  /**
   * The card of a model that a library took part in making.
   *
   * @param library its name, for example {@code "deeplearning4j"}
   * @param version its version
   * @return this card with the library among the versions
   */
  public ModelCard withVersion(String library, String version) {
    Map<String, String> more = new TreeMap<>(versions);
    more.put(library, version);
    return new ModelCard(
        family,
        formatVersion,
        numChannels,
        numSamples,
        settings,
        trainingDataSha256,
        trainingSpikes,
        seed,
        figures,
        more);
  }
}
