// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import io.github.spikepress.dynamics.network.AutoencoderNetwork;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.SafetensorsFile;
import java.nio.file.Path;
import java.util.Map;

/** Models as safetensors files; the card with shape and origin is part of the file, as JSON. */
public final class DynamicsModelFile {

  private static final String KIND = "spikepress_dynamics";
  private static final String VERSION = "1";

  /** Far beyond any use: keeps a damaged card from asking for all memory. */
  private static final int MOST = 100_000;

  private static final Gson JSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  private DynamicsModelFile() {}

  /**
   * Writes a model.
   *
   * @param file its name; the folder must exist
   * @param model the model
   */
  public static void write(Path file, DynamicsModel model) {
    Map<String, String> words =
        Map.of(
            KIND,
            VERSION,
            "shape",
            JSON.toJson(model.shape()),
            "card",
            JSON.toJson(model.origin()));
    new SafetensorsFile(words, Weights.of(model.network().parameters())).write(file);
  }

  /**
   * Reads a model.
   *
   * @param file written by {@link #write}
   * @return the model
   * @throws DamagedFileException if the file is no such model or damaged
   * @throws NotSupportedException if a later version wrote it
   */
  public static DynamicsModel read(Path file) {
    SafetensorsFile contents = SafetensorsFile.read(file);
    String version = contents.metadata().get(KIND);
    if (version == null) {
      throw damaged(file, "not a model of dynamics", null);
    }
    if (!version.equals(VERSION)) {
      throw new NotSupportedException(
          file + " has version " + version + " of the model format; this program reads " + VERSION);
    }
    try {
      NetworkShape shape = part(contents, "shape", NetworkShape.class);
      requireSensible(shape);
      AutoencoderNetwork network = new AutoencoderNetwork(shape, 0);
      Weights.restore(network.parameters(), contents.tensors());
      return new DynamicsModel(shape, network, part(contents, "card", ModelOrigin.class));
    } catch (JsonSyntaxException | SpikePressException e) {
      throw damaged(file, "its card or weights do not fit: " + e.getMessage(), e);
    }
  }

  private static <T> T part(SafetensorsFile contents, String name, Class<T> type) {
    T part = JSON.fromJson(contents.metadata().get(name), type);
    if (part == null) {
      throw new WrongArgumentException("the card has no " + name);
    }
    return part;
  }

  private static void requireSensible(NetworkShape shape) {
    int[] widths = {
      shape.channels(),
      shape.encoderSize(),
      shape.initialConditionSize(),
      shape.generatorSize(),
      shape.factors(),
      shape.controllerSize(),
      shape.inferredInputs()
    };
    long largest = 0;
    for (int width : widths) {
      largest = Math.max(largest, width);
    }
    if (largest > MOST || largest * largest > 16L * MOST) {
      throw new WrongArgumentException("a network of width " + largest + " is too wide");
    }
  }

  private static DamagedFileException damaged(Path file, String problem, Throwable cause) {
    return new DamagedFileException(
        file.toString(), DamagedFileException.UNKNOWN_OFFSET, problem, cause);
  }
}
