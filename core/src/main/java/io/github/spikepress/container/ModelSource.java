// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.errors.WrongArgumentException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the models come from that files only name, and how models become codecs. */
@FunctionalInterface
public interface ModelSource {

  /** The models that come with the program. */
  ModelSource BUNDLED = BundledModels::findBySha256;

  /**
   * Finds a model.
   *
   * @param sha256 its hash, hexadecimal, as {@link ModelFile#sha256} gives it
   * @return the model, or empty if it is not here
   */
  Optional<CodecModel> find(String sha256);

  /**
   * Makes a codec.
   *
   * @param model the model
   * @return its codec
   */
  default SpikeCodec load(CodecModel model) {
    return CodecFamilies.load(model);
  }

  /**
   * One model file, and no other model.
   *
   * @param modelFile a model file, which is read when a file asks for its model
   * @return a source that refuses files of other models
   */
  static ModelSource file(Path modelFile) {
    return sha256 -> {
      CodecModel model = ModelFile.read(modelFile);
      String found = ModelFile.sha256(model);
      if (!found.equals(sha256)) {
        throw new WrongArgumentException(
            modelFile + " is model " + found + "; the file was written with model " + sha256);
      }
      return Optional.of(model);
    };
  }
}
