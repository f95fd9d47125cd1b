// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.waveforms.Waveforms;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Fills in a model's card: what it was trained on and with which versions. */
public final class Provenance {

  private static final int CHUNK = 4096;

  private Provenance() {}

  /**
   * Makes the card of a model that has just been trained.
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
        sha256(training),
        training.numSpikes(),
        seed,
        figures,
        versions());
  }

  /**
   * The hash of waveforms as 32-bit floats, little endian, {@code [spike][channel][sample]}.
   *
   * @param waveforms any waveforms
   * @return SHA-256, hexadecimal
   */
  public static String sha256(Waveforms waveforms) {
    MessageDigest digest = newDigest();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : waveforms.values()) {
      chunk.putFloat(value);
      if (!chunk.hasRemaining()) {
        digest.update(chunk.flip());
        chunk.clear();
      }
    }
    digest.update(chunk.flip());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Map<String, String> versions() {
    String program = Provenance.class.getPackage().getImplementationVersion();
    return Map.of(
        "spikepress",
        program == null ? "development" : program,
        "java",
        System.getProperty("java.version"));
  }
}
