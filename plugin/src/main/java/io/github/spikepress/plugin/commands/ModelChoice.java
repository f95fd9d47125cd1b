// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.container.ModelSource;
import java.nio.file.Path;

/** Where the model comes from that a {@code .spkz} file only names. */
final class ModelChoice {

  private ModelChoice() {}

  /**
   * Finds the source.
   *
   * @param modelFile the input {@code codec}: a model file, or empty for the bundled models
   * @return the source
   */
  static ModelSource of(String modelFile) {
    return modelFile.isBlank() ? ModelSource.BUNDLED : ModelSource.file(Path.of(modelFile.strip()));
  }
}
