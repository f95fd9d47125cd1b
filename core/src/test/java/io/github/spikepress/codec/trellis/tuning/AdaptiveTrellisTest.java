// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.RateAdjustable;

/** The codec of the first bundled models, which files still name. */
class AdaptiveTrellisTest extends UntrainedCodecPromises {

  private static final RateAdjustable CODEC =
      (RateAdjustable) CodecFamilies.load(BundledModels.named("trellis-1x64-24000.safetensors"));

  @Override
  RateAdjustable codec() {
    return CODEC;
  }

  @Override
  double ratioTolerance() {
    return 1.3;
  }

  @Override
  double qualityTolerance() {
    return 3;
  }
}
