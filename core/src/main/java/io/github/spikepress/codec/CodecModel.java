// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.files.Tensor;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trained codec as data: named tensors and a card that says how it was made. A model never holds
 * code or class names.
 *
 * @param card how the model was made, its family and window
 * @param tensors the numbers by name, ordered by name
 */
public record CodecModel(ModelCard card, Map<String, Tensor> tensors) {

  /** Orders the tensors by name, so that equal models have equal bytes. */
  public CodecModel {
    tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
  }

  /**
   * The family that loads this model.
   *
   * @return its name
   */
  public String family() {
    return card.family();
  }
}
