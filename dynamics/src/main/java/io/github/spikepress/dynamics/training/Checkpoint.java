// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.training;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.SafetensorsFile;
import io.github.spikepress.files.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a training stands after an epoch, as a file: a run that was killed goes on from here and
 * ends at the same weights as one that was not.
 *
 * @param identity of the run: shape, settings, seed and trials; another run refuses the file
 * @param epoch epochs done
 * @param steps steps of the optimiser done
 * @param validationLosses so far, oldest first
 * @param current weights by name
 * @param best weights by name
 * @param first running means of the gradients by name
 * @param second running means of the squared gradients by name
 */
record Checkpoint(
    String identity,
    int epoch,
    long steps,
    List<Double> validationLosses,
    Map<String, Tensor> current,
    Map<String, Tensor> best,
    Map<String, Tensor> first,
    Map<String, Tensor> second) {

  /** Writes the file, whole or not at all. */
  void write(Path file) {
    Map<String, Tensor> tensors = new HashMap<>();
    put(tensors, "current/", current);
    put(tensors, "best/", best);
    put(tensors, "first/", first);
    put(tensors, "second/", second);
    String losses = validationLosses.stream().map(String::valueOf).collect(Collectors.joining(" "));
    Map<String, String> words =
        Map.of(
            "identity",
            identity,
            "epoch",
            Integer.toString(epoch),
            "steps",
            Long.toString(steps),
            "validation_losses",
            losses);
    new SafetensorsFile(words, tensors).write(file);
  }

  /** Reads a file. */
  static Checkpoint read(Path file) {
    SafetensorsFile contents = SafetensorsFile.read(file);
    Map<String, String> words = contents.metadata();
    try {
      return new Checkpoint(
          String.valueOf(words.get("identity")),
          Integer.parseInt(words.get("epoch")),
          Long.parseLong(words.get("steps")),
          losses(words.getOrDefault("validation_losses", "")),
          part(contents, "current/"),
          part(contents, "best/"),
          part(contents, "first/"),
          part(contents, "second/"));
    } catch (NumberFormatException e) {
      throw new DamagedFileException(
          file.toString(),
          DamagedFileException.UNKNOWN_OFFSET,
          "not the checkpoint of a training: " + e.getMessage(),
          e);
    }
  }

  private static List<Double> losses(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
  }

  private static void put(Map<String, Tensor> all, String prefix, Map<String, Tensor> part) {
    part.forEach((name, tensor) -> all.put(prefix + name, tensor));
  }

  private static Map<String, Tensor> part(SafetensorsFile contents, String prefix) {
    return contents.tensors().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
  }
}
