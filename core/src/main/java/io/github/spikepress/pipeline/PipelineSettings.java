// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.pipeline;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.OptionalInt;

/**
 * How work is divided. No result depends on it.
 *
 * @param threads how many pieces are worked on at once, at least 1
 * @param blockSamples samples of each channel that are worked on at once, at least 1; empty for a
 *     number that suits the channels
 */
public record PipelineSettings(int threads, OptionalInt blockSamples) {

  /** Checks the ranges. */
  public PipelineSettings {
    if (threads < 1 || blockSamples.orElse(1) < 1) {
      throw new WrongArgumentException(
          "threads and block_samples must be at least 1, got " + threads + " and " + blockSamples);
    }
  }

  /**
   * All cores, blocks that suit the channels.
   *
   * @return the usual settings of this computer
   */
  public static PipelineSettings usual() {
    return new PipelineSettings(Runtime.getRuntime().availableProcessors(), OptionalInt.empty());
  }
}
