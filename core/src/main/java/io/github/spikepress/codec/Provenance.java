// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** What made a file or a model. Never a time or a place: equal work gives equal bytes. */
public final class Provenance {

  private static final String VERSION = readVersion();

  private Provenance() {}

  /**
   * This program.
   *
   * @return name and version, for example {@code "SpikePress 0.1.0"}
   */
  public static String program() {
    return "SpikePress " + VERSION;
  }

  /**
   * The versions for a {@link ModelCard}.
   *
   * @return version of SpikePress and of Java by name
   */
  public static Map<String, String> versions() {
    return Map.of("spikepress", VERSION, "java", System.getProperty("java.version"));
  }

  /**
   * The card of a model that has just been trained.
   *
   * @param family the codec family's name
   * @param formatVersion version of the family's tensors
   * @param training all training waveforms, the validation part among them
   * @param seed the seed of the training run
   * @param settings the family's settings by name
   * @param figures measured on the validation part, by name with the unit in it
   * @return the card
   */
  public static ModelCard card(
      String family,
      int formatVersion,
      Waveforms training,
      long seed,
      Map<String, String> settings,
      Map<String, Double> figures) {
    return new ModelCard(
        family,
        formatVersion,
        training.numChannels(),
        training.numSamples(),
        settings,
        WaveformDigest.sha256Hex(training),
        training.numSpikes(),
        seed,
        figures,
        versions());
  }

  private static String readVersion() {
    try (InputStream stream =
        Provenance.class.getResourceAsStream("/spikepress/version.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
