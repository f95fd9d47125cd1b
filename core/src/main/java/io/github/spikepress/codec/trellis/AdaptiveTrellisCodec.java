// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.RateAdjustable;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * A codec for recordings that it was not trained on: each payload begins with the level of its
 * spikes and the step that was asked for. Immutable in effect and thread-safe.
 */
final class AdaptiveTrellisCodec implements RateAdjustable {

  /** Spikes that are enough to see where a step leads. */
  private static final int SAMPLE_SPIKES = 1000;

  private static final double BITS_PER_VALUE = 16;

  private final ModelCard card;
  private final SpikeWindow window;
  private final TrellisModel model;
  private final int stepCode;
  private final PayloadCoder unadapted;
  private final ConcurrentMap<Adaptation, PayloadCoder> coders = new ConcurrentHashMap<>();

  AdaptiveTrellisCodec(ModelCard card, TrellisModel model, int stepCode) {
    this.card = card;
    window = SpikeWindow.of(card);
    this.model = model;
    this.stepCode = stepCode;
    unadapted = new PayloadCoder(model);
  }

  @Override
  public CodecModel model() {
    return new CodecModel(card, TrellisTensors.of(model));
  }

  @Override
  public EncodedSpikes encode(Waveforms waveforms) {
    window.requireEncodable(waveforms);
    Adaptation adaptation = Adaptation.to(waveforms, stepCode);
    RangeEncoder encoder = new RangeEncoder();
    adaptation.write(encoder);
    SymbolCounts counts = new SymbolCounts(unadapted.numContexts());
    counts.addUncoded(Adaptation.bits());
    coder(adaptation).encode(waveforms, encoder, counts);
    return new EncodedSpikes(waveforms.numSpikes(), encoder.finish(), counts);
  }

  @Override
  public Waveforms decode(int numSpikes, byte[] payload) {
    window.requireDecodable(numSpikes, payload.length, unadapted.leastBitsPerSpike());
    RangeDecoder decoder = new RangeDecoder(payload);
    return coder(Adaptation.read(decoder)).decode(numSpikes, decoder);
  }

  @Override
  public CodecCost cost() {
    return model.cost();
  }

  @Override
  public SpikeCodec adjusted(RateTarget target, Waveforms spikes) {
    if (target instanceof RateTarget.Unspecified) {
      return this;
    }
    Waveforms sample = sampleOf(spikes);
    return IntStream.rangeClosed(-Adaptation.GREATEST_STEP_CODE, Adaptation.GREATEST_STEP_CODE)
        .mapToObj(code -> new Attempt(withStep(code), sample))
        .max(preferenceFor(target))
        .orElseThrow()
        .codec();
  }

  /** What one step gives; neither figure need fall or rise with the step all the way. */
  private record Attempt(AdaptiveTrellisCodec codec, double ratio, double sndrDb) {

    Attempt(AdaptiveTrellisCodec codec, Waveforms sample) {
      this(codec, sample, codec.encode(sample));
    }

    private Attempt(AdaptiveTrellisCodec codec, Waveforms sample, EncodedSpikes encoded) {
      this(
          codec,
          BITS_PER_VALUE * sample.values().length / Math.max(1.0, encoded.payloadBits()),
          SignalToNoise.meanDb(sample, codec.decode(encoded.numSpikes(), encoded.payload())));
    }
  }

  /** Those that reach the target first, the best in the other figure first among them. */
  private static Comparator<Attempt> preferenceFor(RateTarget target) {
    if (target instanceof RateTarget.Quality quality) {
      return Comparator.comparingDouble((Attempt a) -> Math.min(a.sndrDb(), quality.sndrDb()))
          .thenComparingDouble(Attempt::ratio);
    }
    double wanted = ((RateTarget.Ratio) target).payloadRatio();
    return Comparator.comparingDouble((Attempt a) -> Math.min(a.ratio(), wanted))
        .thenComparingDouble(Attempt::sndrDb);
  }

  private AdaptiveTrellisCodec withStep(int code) {
    return new AdaptiveTrellisCodec(card, model, code);
  }

  /** Spikes taken evenly from all of them. */
  private static Waveforms sampleOf(Waveforms spikes) {
    int count = Math.min(SAMPLE_SPIKES, spikes.numSpikes());
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) ((long) i * spikes.numSpikes() / count);
    }
    return spikes.select(chosen);
  }

  private PayloadCoder coder(Adaptation adaptation) {
    return coders.computeIfAbsent(adaptation, wanted -> new PayloadCoder(model.adapted(wanted)));
  }
}
