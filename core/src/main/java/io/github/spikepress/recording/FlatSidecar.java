// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.NumberType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a JSON file beside a flat binary file says about it: {@code sampling_frequency} in Hz,
 * {@code num_channels}, {@code dtype}, {@code gain_uv} (microvolts per unit), {@code offset} (the
 * stored number that means zero), {@code ground_truth} (name of a CSV file in the same folder).
 *
 * @param properties sampling frequency, channels and gain, where given
 * @param type how each number is stored; little endian
 * @param offset the stored number that means zero
 * @param groundTruth name of the CSV file with the true spikes, without folders
 */
public record FlatSidecar(
    SignalProperties properties, NumberType type, double offset, Optional<String> groundTruth) {

  /** Numbers of 16 bits and nothing else known. */
  public static final FlatSidecar NONE =
      new FlatSidecar(SignalProperties.NONE, NumberType.I16, 0, Optional.empty());

  private static final int GREATEST_SIZE = 1 << 20;
  private static final Map<String, NumberType> TYPES =
      Map.of(
          "int8", NumberType.I8,
          "uint8", NumberType.U8,
          "int16", NumberType.I16,
          "uint16", NumberType.U16,
          "int32", NumberType.I32,
          "float32", NumberType.F32,
          "float64", NumberType.F64);

  /**
   * Where the sidecar of a flat file may lie.
   *
   * @param flat the flat file
   * @return its sidecar: {@code name.json} or {@code name.bin.json}; empty if there is none
   */
  public static Optional<Path> find(Path flat) {
    String name = flat.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    return java.util.stream.Stream.of(stem, name)
        .map(base -> flat.resolveSibling(base + ".json"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Reads a sidecar.
   *
   * @param file an existing JSON file
   * @return what it says
   * @throws DamagedFileException if it is no JSON object or a field has the wrong kind
   */
  public static FlatSidecar read(Path file) {
    if (FileBytes.size(file) > GREATEST_SIZE) {
      throw damaged(file, "a sidecar of more than 1 MiB", null);
    }
    ByteBuffer bytes = FileBytes.head(file, GREATEST_SIZE);
    try {
      return parse(file, JsonParser.parseString(StandardCharsets.UTF_8.decode(bytes).toString()));
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      throw damaged(file, "no JSON object of numbers and names: " + firstLine(e), e);
    } catch (NumberFormatException e) {
      throw damaged(file, "a field that should be a number is none: " + firstLine(e), e);
    }
  }

  /**
   * Writes the sidecar.
   *
   * @param file its final name
   */
  public void write(Path file) {
    JsonObject json = new JsonObject();
    properties.samplingFrequencyHz().ifPresent(v -> json.addProperty("sampling_frequency", v));
    properties.numChannels().ifPresent(v -> json.addProperty("num_channels", v));
    json.addProperty("dtype", typeName());
    properties.gainUv().ifPresent(v -> json.addProperty("gain_uv", v));
    json.addProperty("offset", offset);
    groundTruth.ifPresent(v -> json.addProperty("ground_truth", v));
    String text =
        new com.google.gson.GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(
        file,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  private String typeName() {
    return TYPES.entrySet().stream()
        .filter(e -> e.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static FlatSidecar parse(Path file, JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    String dtype = json.has("dtype") ? json.get("dtype").getAsString() : "int16";
    NumberType type = TYPES.get(dtype.toLowerCase(Locale.ROOT));
    if (type == null) {
      throw damaged(file, "dtype '" + dtype + "'; expected one of " + TYPES.keySet(), null);
    }
    Optional<String> truth =
        Optional.ofNullable(json.get("ground_truth")).map(JsonElement::getAsString);
    if (truth.filter(name -> name.contains("/") || name.contains("\\")).isPresent()) {
      throw damaged(file, "ground_truth must be a file name without folders", null);
    }
    SignalProperties properties =
        new SignalProperties(
            number(json, "sampling_frequency"),
            json.has("num_channels")
                ? OptionalInt.of(json.get("num_channels").getAsInt())
                : OptionalInt.empty(),
            number(json, "gain_uv"));
    return new FlatSidecar(properties, type, number(json, "offset").orElse(0), truth);
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("empty");
  }

  private static OptionalDouble number(JsonObject json, String name) {
    return json.has(name)
        ? OptionalDouble.of(json.get(name).getAsDouble())
        : OptionalDouble.empty();
  }

  private static DamagedFileException damaged(Path file, String problem, RuntimeException cause) {
    return new DamagedFileException(
        file.getFileName().toString(), DamagedFileException.UNKNOWN_OFFSET, problem, cause);
  }
}
