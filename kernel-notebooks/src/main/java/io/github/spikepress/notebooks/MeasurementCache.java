// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import com.google.gson.JsonObject;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.files.Hashes;
import io.github.spikepress.files.JsonFields;
import io.github.spikepress.files.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finished measurements on disk, one small file each, named by the hash of everything that they
 * depend on.
 */
final class MeasurementCache {

  private final Path folder;
  private final String study;

  MeasurementCache(Path folder, String study) {
    this.folder = folder;
    this.study = study;
  }

  Map<String, Double> get(String configuration, Supplier<Map<String, Double>> measurement) {
    String key = Provenance.program() + "\n" + study + "\n" + configuration;
    Path file = folder.resolve(hash(key) + ".json");
    if (Files.isRegularFile(file)) {
      return read(file);
    }
    Map<String, Double> figures = measurement.get();
    write(file, key, figures);
    return read(file);
  }

  private static String hash(String key) {
    return Hashes.sha256Hex(key.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Double> read(Path file) {
    try {
      return JsonFields.parse(file.getFileName().toString(), Files.readString(file))
          .object("figures")
          .numbers();
    } catch (IOException e) {
      throw new WrongArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void write(Path file, String key, Map<String, Double> figures) {
    JsonObject numbers = new JsonObject();
    figures.forEach((name, value) -> numbers.add(name, StrictJson.number(value)));
    JsonObject json = new JsonObject();
    json.addProperty("measured", key);
    json.add("figures", numbers);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WrongArgumentException("cannot make " + folder + ": " + e.getMessage(), e);
    }
    AtomicFile.write(file, json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
