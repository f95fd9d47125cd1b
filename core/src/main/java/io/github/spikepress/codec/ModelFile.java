// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.files.Hashes;
import io.github.spikepress.files.SafetensorsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Models as safetensors files with the card as JSON in the metadata field {@code card}. Writing
 * puts the same card as a readable {@code .json} file beside it; that copy is for people, and only
 * the embedded card is ever read. Equal models give equal bytes, so a model is named by their
 * SHA-256. A model file is data: loading one never runs code and never looks up a class by name.
 */
public final class ModelFile {

  /** Ending of a model file's name. */
  public static final String ENDING = ".safetensors";

  private static final String CARD = "card";

  private ModelFile() {}

  /**
   * Writes a model and, beside it, its card.
   *
   * @param file its name, ending in {@value #ENDING}; the folder must exist
   * @param model the model
   * @throws WrongArgumentException if the name has another ending or the file cannot be written
   */
  public static void write(Path file, CodecModel model) {
    String name = file.getFileName().toString();
    if (!name.endsWith(ENDING)) {
      throw new WrongArgumentException(
          "a model file's name must end in " + ENDING + ", got " + name);
    }
    String stem = name.substring(0, name.length() - ENDING.length());
    AtomicFile.write(file, toBytes(model));
    AtomicFile.write(
        file.resolveSibling(stem + ".json"),
        ModelCardJson.pretty(model.card()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a model; the {@code .json} file beside it is not looked at.
   *
   * @param file a model file
   * @return the model
   * @throws DamagedFileException if it is no valid model file
   * @throws WrongArgumentException if it cannot be read
   */
  public static CodecModel read(Path file) {
    return model(file.getFileName().toString(), SafetensorsFile.read(file));
  }

  /**
   * The bytes of the model file.
   *
   * @param model the model
   * @return the same bytes for equal models
   */
  public static byte[] toBytes(CodecModel model) {
    String card = ModelCardJson.compact(model.card());
    return new SafetensorsFile(Map.of(CARD, card), model.tensors()).toBytes();
  }

  /**
   * Reads a model from the bytes of its file.
   *
   * @param source name for messages
   * @param bytes the whole file
   * @return the model
   * @throws DamagedFileException if they are no valid model file
   */
  public static CodecModel fromBytes(String source, byte[] bytes) {
    return model(source, SafetensorsFile.fromBytes(source, bytes));
  }

  /**
   * The hash that names a model.
   *
   * @param model the model
   * @return SHA-256 of its file, 64 lower-case hexadecimal digits
   */
  public static String sha256(CodecModel model) {
    return Hashes.sha256Hex(toBytes(model));
  }

  private static CodecModel model(String source, SafetensorsFile file) {
    String card = file.metadata().get(CARD);
    if (card == null) {
      throw new DamagedFileException(
          source,
          DamagedFileException.UNKNOWN_OFFSET,
          "has no model card; models are made by Train Codec...");
    }
    return new CodecModel(ModelCardJson.read(source + " (model card)", card), file.tensors());
  }
}
