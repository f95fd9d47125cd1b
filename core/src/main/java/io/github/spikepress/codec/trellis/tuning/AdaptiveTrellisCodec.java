// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.RateAdjustable;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.trellis.coding.PayloadCoder;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.model.TrellisTensors;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.waveforms.Waveforms;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * The first codec for recordings that it was not trained on, kept for its files: each payload
 * begins with the level of its spikes and the step that was asked for. Immutable in effect and
 * thread-safe.
 */
public final class AdaptiveTrellisCodec implements RateAdjustable {

  /** Spikes that are enough to see where a step leads. */
  private static final int SAMPLE_SPIKES = 1000;

  private final ModelCard card;
  private final SpikeWindow window;
  private final TrellisModel model;
  private final int stepCode;
  private final PayloadCoder unadapted;
  private final ConcurrentMap<Adaptation, PayloadCoder> coders = new ConcurrentHashMap<>();

  /**
   * A codec with the model's own steps.
   *
   * @param card the model's card
   * @param model numbers that are adapted to the level of each payload
   */
  public AdaptiveTrellisCodec(ModelCard card, TrellisModel model) {
    this(card, model, 0);
  }

  private AdaptiveTrellisCodec(ModelCard card, TrellisModel model, int stepCode) {
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
    return unadapted.cost();
  }

  @Override
  public SpikeCodec adjusted(RateTarget target, Waveforms spikes) {
    if (target instanceof RateTarget.Unspecified) {
      return this;
    }
    Waveforms sample = spikes.evenly(SAMPLE_SPIKES);
    return IntStream.rangeClosed(-Adaptation.GREATEST_STEP_CODE, Adaptation.GREATEST_STEP_CODE)
        .mapToObj(code -> Attempt.of(withStep(code), sample))
        .max(Attempt.preference(target))
        .orElseThrow()
        .codec();
  }

  private AdaptiveTrellisCodec withStep(int code) {
    return new AdaptiveTrellisCodec(card, model, code);
  }

  private PayloadCoder coder(Adaptation adaptation) {
    return coders.computeIfAbsent(adaptation, wanted -> new PayloadCoder(wanted.adapted(model)));
  }
}
