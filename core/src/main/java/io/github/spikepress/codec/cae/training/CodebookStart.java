// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.ResidualTraining;
import java.util.List;

/** Codebooks that k-means finds among latents, level after level (Juang and Gray 1982). */
final class CodebookStart {

  private CodebookStart() {}

  /**
   * Finds codebooks.
   *
   * @param network the architecture
   * @param vectors latents as they are quantised, {@code [vector][element]}
   * @param seed start of every random choice
   * @return {@code [level][codeword][element]}; where there are fewer different vectors than
   *     codewords, the first codeword stands for the missing ones
   */
  static Tensor of(CaeNetwork network, float[][] vectors, long seed) {
    CaeSettings settings = network.settings();
    int length = network.codewordLength();
    List<Codebook> levels =
        ResidualTraining.fit(
            vectors, settings.levels(), settings.k(), settings.search().beam(), seed);
    float[] values = new float[network.codebookNumbers()];
    for (int row = 0; row < settings.levels() * settings.k(); row++) {
      Codebook level = levels.get(row / settings.k());
      int word = row % settings.k();
      float[] codeword = level.codeword(word < level.size() ? word : 0);
      System.arraycopy(codeword, 0, values, row * length, length);
    }
    return Tensor.float32(values, settings.levels(), settings.k(), length);
  }
}
