// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The trained models that come with the program, on the class path below {@value #FOLDER}. The file
 * {@code index.txt} there names them, one {@code <name>.safetensors} a line, the preferred first;
 * empty lines and lines that start with {@code #} are skipped. A name is {@code
 * <family>-<channels>x<samples>-<sampling frequency in Hz>.safetensors}. Immutable and thread-safe.
 */
public final class BundledModels {

  /** Folder of the models on the class path. */
  public static final String FOLDER = "/spikepress/models/";

  /** A bundled model by its name, before its tensors are read. */
  private record Entry(String name, int numChannels, int numSamples, double samplingFrequencyHz) {

    static Entry of(String name) {
      String[] parts = name.replace(ModelFile.ENDING, "").split("[-x]");
      int last = parts.length - 1;
      try {
        return new Entry(
            name,
            Integer.parseInt(parts[last - 2]),
            Integer.parseInt(parts[last - 1]),
            Double.parseDouble(parts[last]));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new DamagedFileException(
            FOLDER + "index.txt",
            DamagedFileException.UNKNOWN_OFFSET,
            "'" + name + "' is not <family>-<channels>x<samples>-<Hz>" + ModelFile.ENDING,
            e);
      }
    }

    boolean fits(int channels, int samples, double frequencyHz) {
      boolean sameRate =
          Double.isNaN(frequencyHz)
              || Math.abs(frequencyHz - samplingFrequencyHz) <= 0.01 * samplingFrequencyHz;
      return numChannels == channels && numSamples == samples && sameRate;
    }
  }

  private BundledModels() {}

  /**
   * The names of all bundled models.
   *
   * @return file names, the preferred first; empty if none is bundled
   */
  public static List<String> names() {
    return index().map(BundledModels::lines).orElse(List.of());
  }

  /**
   * Finds the preferred model for a kind of spikes.
   *
   * @param numChannels channels of each spike
   * @param numSamples samples of each channel
   * @param samplingFrequencyHz samples per second, which must agree to 1 %; NaN for any
   * @return the model, or empty if none fits
   */
  public static Optional<CodecModel> find(
      int numChannels, int numSamples, double samplingFrequencyHz) {
    return names().stream()
        .map(Entry::of)
        .filter(entry -> entry.fits(numChannels, numSamples, samplingFrequencyHz))
        .findFirst()
        .map(entry -> named(entry.name));
  }

  /**
   * Finds a model by its hash.
   *
   * @param sha256 the hash that {@link ModelFile#sha256} gives, hexadecimal
   * @return the model, or empty if none has it
   */
  public static Optional<CodecModel> findBySha256(String sha256) {
    return names().stream()
        .filter(name -> Hashes.sha256Hex(bytes(name)).equalsIgnoreCase(sha256))
        .findFirst()
        .map(BundledModels::named);
  }

  /**
   * Reads a bundled model.
   *
   * @param name one of {@link #names()}
   * @return the model
   */
  public static CodecModel named(String name) {
    return ModelFile.fromBytes(name, bytes(name));
  }

  private static List<String> lines(byte[] index) {
    return new String(index, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static Optional<byte[]> index() {
    return resource("index.txt");
  }

  private static byte[] bytes(String name) {
    return resource(name)
        .orElseThrow(
            () ->
                new DamagedFileException(
                    FOLDER + name,
                    DamagedFileException.UNKNOWN_OFFSET,
                    "is named in index.txt but missing; install the program again"));
  }

  private static Optional<byte[]> resource(String name) {
    try (InputStream stream = BundledModels.class.getResourceAsStream(FOLDER + name)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + name, e);
    }
  }
}
