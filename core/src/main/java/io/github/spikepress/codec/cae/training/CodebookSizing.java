// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.BitsSearch;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.cae.CaeCoder;
import io.github.spikepress.codec.cae.CaeFamily;
import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaePlan;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.TrainedCae;
import io.github.spikepress.codec.cae.training.quantiser.Quantiser;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Looks for the codebooks that meet a target: the network stays as it is, codebooks of different
 * sizes are fitted to its latents, and the bits that the validation part takes are counted.
 */
final class CodebookSizing {

  /** Bits that one level spends at most. */
  private static final double BITS_PER_LEVEL = 7;

  /** What an index takes, as a share of log2 K. */
  private static final double EVENNESS = 0.96;

  private static final int MOST_LEVELS = 64;

  private final CaePlan plan;
  private final TrainingMaterial material;
  private final Map<String, Tensor> tensors;
  private final long seed;
  private final float[][] latents;

  /**
   * Prepares a search.
   *
   * @param plan has a target
   * @param material what is trained and validated on
   * @param tensors the network, with codebooks of any size that its settings say
   * @param seed start of the codebooks
   */
  CodebookSizing(CaePlan plan, TrainingMaterial material, Map<String, Tensor> tensors, long seed) {
    this.plan = plan;
    this.material = material;
    this.tensors = tensors;
    this.seed = seed;
    Waveforms shown = material.shown();
    latents =
        new CaeCoder(plan.settings(), shown.numChannels(), shown.numSamples(), tensors)
            .latents(shown);
  }

  /** The settings that come nearest to the target. */
  CaeSettings solve(BooleanSupplier cancelled) {
    return new BitsSearch(plan.target(), material.recorded().valuesPerSpike(), 1)
        .solve(this::spending, this::measure, cancelled)
        .settings();
  }

  private CaeSettings spending(double bits) {
    double enough = Math.ceil(bits / (EVENNESS * BITS_PER_LEVEL));
    int levels = (int) Math.max(1, Math.min(MOST_LEVELS, enough));
    double k = StrictMath.pow(2, bits / (EVENNESS * levels));
    return plan.settings().withCodebooks(levels, (int) Math.max(2, Math.min(4096, Math.rint(k))));
  }

  private BitsSearch.Point measure(CaeSettings settings) {
    Waveforms recorded = material.recorded();
    CaeNetwork network = new CaeNetwork(settings, recorded.numSamples());
    Map<String, Tensor> sized = new TreeMap<>(tensors);
    sized.put(Quantiser.CODEBOOK, CodebookStart.of(network, latents, seed));
    sized.putAll(Prices.none(settings));
    TrainedCae trained = new TrainedCae(settings, sized, 0, Double.NaN);
    SpikeCodec codec = CaeFamily.codec(plan, recorded, seed, trained);
    Waveforms measured = material.validation().numSpikes() > 0 ? material.validation() : recorded;
    EncodedSpikes encoded = codec.encode(measured);
    Waveforms restored = codec.decode(encoded.numSpikes(), encoded.payload());
    return new BitsSearch.Point(
        (double) encoded.payloadBits() / encoded.numSpikes(),
        SignalToNoise.meanDb(measured, restored));
  }
}
