// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.files.Tensor;
import java.util.Map;

/** The prices of codewords as a model holds them: only where its search looks at them. */
final class Prices {

  private static final String NAME = "price";

  private Prices() {}

  static Map<String, Tensor> none(CaeSettings settings) {
    return of(settings, new float[settings.levels() * settings.k()]);
  }

  static Map<String, Tensor> of(CaeSettings settings, float[] prices) {
    return settings.search().isPriced()
        ? Map.of(NAME, Tensor.float32(prices, settings.levels(), settings.k()))
        : Map.of();
  }
}
