// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.SafetensorsFile;
import java.nio.file.Path;
import java.util.Map;

/**
 * Trained sorters as safetensors files with the card as JSON in the metadata. A file holds numbers
 * only: reading one never runs anything and loads no native library. Equal models give equal bytes.
 */
public final class SorterModelFile {

  /** Ending of a model file's name. */
  public static final String ENDING = ".safetensors";

  private static final String KIND = "spikepress_sorter";
  private static final String VERSION = "1";
  private static final String CARD = "card";
  private static final String STRUCTURE = "structure";

  private static final Gson JSON = new Gson();

  private SorterModelFile() {}

  /**
   * Writes a model, whole or not at all.
   *
   * @param file its name, ending in {@value #ENDING}; the folder must exist
   * @param model the model
   * @throws WrongArgumentException if the name has another ending or the file cannot be written
   */
  public static void write(Path file, SorterModel model) {
    if (!file.getFileName().toString().endsWith(ENDING)) {
      throw new WrongArgumentException(
          "a sorter's file name must end in " + ENDING + ", got " + file.getFileName());
    }
    Map<String, String> words =
        Map.of(
            KIND,
            VERSION,
            CARD,
            JSON.toJson(model.card()),
            STRUCTURE,
            JSON.toJson(SorterStructure.of(model)));
    new SafetensorsFile(words, SorterTensors.of(model)).write(file);
  }

  /**
   * Reads a model.
   *
   * @param file written by {@link #write}
   * @return the model
   * @throws DamagedFileException if the file is no sorter or damaged
   * @throws NotSupportedException if a later version wrote it
   * @throws WrongArgumentException if it cannot be read
   */
  public static SorterModel read(Path file) {
    String name = file.getFileName().toString();
    SafetensorsFile contents = SafetensorsFile.read(file);
    String version = contents.metadata().get(KIND);
    if (version == null) {
      throw damaged(name, "is not a trained sorter; sorters are made by Train Sorter...", null);
    }
    if (!version.equals(VERSION)) {
      throw new NotSupportedException(
          name
              + " has version "
              + version
              + " of the sorter format; this program reads "
              + VERSION);
    }
    try {
      SorterCard card = part(contents, CARD, SorterCard.class);
      SorterStructure structure = part(contents, STRUCTURE, SorterStructure.class);
      return new SorterTensors(contents.tensors()).model(structure, card);
    } catch (JsonParseException | WrongArgumentException | NullPointerException e) {
      throw damaged(name, "its card and weights do not fit: " + e.getMessage(), e);
    }
  }

  private static <T> T part(SafetensorsFile contents, String name, Class<T> type) {
    T part = JSON.fromJson(contents.metadata().get(name), type);
    if (part == null) {
      throw new WrongArgumentException("it has no " + name);
    }
    return part;
  }

  private static DamagedFileException damaged(String name, String problem, Throwable cause) {
    return new DamagedFileException(name, DamagedFileException.UNKNOWN_OFFSET, problem, cause);
  }
}
