// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.waveforms.CuttingSettings;

/**
 * How a running acquisition is compressed.
 *
 * @param cutting how spikes are found and cut
 * @param calibrationS seconds from the start from which noise levels and sign are taken, 0.1 to 600
 * @param blockMs milliseconds of signal that are worked on at once, 1 to 10000: the least latency
 * @param queueBlocks blocks that may wait before the input itself has to, 1 to 10000
 * @param pipeline how the work is divided; its blocks are not used
 */
public record LiveSettings(
    CuttingSettings cutting,
    double calibrationS,
    double blockMs,
    int queueBlocks,
    PipelineSettings pipeline) {

  /** Checks the ranges. */
  public LiveSettings {
    require("calibration", calibrationS, 0.1, 600);
    require("block_ms", blockMs, 1, 10_000);
    require("queue_blocks", queueBlocks, 1, 10_000);
  }

  /**
   * Ten seconds of calibration, blocks of 50 ms.
   *
   * @param cutting how spikes are found and cut
   * @return the usual settings
   */
  public static LiveSettings usual(CuttingSettings cutting) {
    return new LiveSettings(cutting, 10, 50, 100, PipelineSettings.usual());
  }

  private static void require(String what, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw new WrongArgumentException(
          what + " must be " + least + " to " + greatest + ", got " + value);
    }
  }
}
