// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Comparator;

/**
 * What a codec gives on some spikes.
 *
 * @param codec the codec
 * @param ratio 16 bits a value over the payload
 * @param sndrDb mean over the spikes
 */
record Attempt(SpikeCodec codec, double ratio, double sndrDb) {

  private static final double BITS_PER_VALUE = 16;

  /** Tries a codec. */
  static Attempt of(SpikeCodec codec, Waveforms spikes) {
    EncodedSpikes encoded = codec.encode(spikes);
    return new Attempt(
        codec,
        BITS_PER_VALUE * spikes.values().length / Math.max(1.0, encoded.payloadBits()),
        SignalToNoise.meanDb(spikes, codec.decode(encoded.numSpikes(), encoded.payload())));
  }

  /** Those that reach the target first, the best in the other figure first among them. */
  static Comparator<Attempt> preference(RateTarget target) {
    if (target instanceof RateTarget.Quality quality) {
      return Comparator.comparingDouble((Attempt a) -> Math.min(a.sndrDb(), quality.sndrDb()))
          .thenComparingDouble(Attempt::ratio);
    }
    double wanted = ((RateTarget.Ratio) target).payloadRatio();
    return Comparator.comparingDouble((Attempt a) -> Math.min(a.ratio(), wanted))
        .thenComparingDouble(Attempt::sndrDb);
  }

  /** Whether steps should be longer to get nearer to the target. */
  boolean wantsLongerSteps(RateTarget target) {
    return target instanceof RateTarget.Quality quality
        ? sndrDb >= quality.sndrDb()
        : ratio < ((RateTarget.Ratio) target).payloadRatio();
  }
}
