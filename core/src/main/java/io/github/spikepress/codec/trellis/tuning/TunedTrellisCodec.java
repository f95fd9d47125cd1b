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
import io.github.spikepress.codec.trellis.coding.Choices;
import io.github.spikepress.codec.trellis.coding.MagnitudeCoder;
import io.github.spikepress.codec.trellis.coding.PayloadCoder;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * A codec for recordings that it was not trained on: each payload begins with what differs between
 * recordings, found anew for its spikes, so that only what all recordings share stands in the
 * model. Immutable and thread-safe.
 */
public final class TunedTrellisCodec implements RateAdjustable {

  /** Spikes that are enough to tune to. */
  private static final int LEARNING_SPIKES = 1024;

  private final ModelCard card;
  private final SpikeWindow window;
  private final TuningPrior prior;
  private final TunedNumbers numbers;
  private final MagnitudeCoder magnitudes;
  private final TuningCoder coder;
  private final Effort effort;

  /**
   * What the encoder aims at.
   *
   * @param stepCode how much coarser than the model all steps are, as {@link Tuning.Scale} has it
   * @param classShift classes are twice as many for 1, half as many for −1
   */
  record Effort(int stepCode, int classShift) {

    /** Without a target. */
    static final Effort DEFAULT = new Effort(0, 0);

    /** Classes grow with the root of the spikes that share the cost of storing them. */
    private static final double CLASSES_PER_ROOT = 1 / 6.0;

    int classes(int numSpikes) {
      double usual = CLASSES_PER_ROOT * Math.sqrt(numSpikes) * StrictMath.pow(2, classShift);
      return (int) Math.max(1, Math.rint(usual));
    }
  }

  /**
   * The codec of a stored model.
   *
   * @param model as {@link TuningTraining} makes it, perhaps damaged since
   * @return the codec
   * @throws DamagedFileException if a tensor is missing or holds what no model can
   * @throws NotSupportedException if the format version is a later one
   */
  public static TunedTrellisCodec load(CodecModel model) {
    TuningPrior prior = TuningTensors.read(model);
    MagnitudeCoder magnitudes = new MagnitudeCoder(prior.tables());
    return new TunedTrellisCodec(model.card(), prior, magnitudes, Effort.DEFAULT);
  }

  private TunedTrellisCodec(
      ModelCard card, TuningPrior prior, MagnitudeCoder magnitudes, Effort effort) {
    this.card = card;
    window = SpikeWindow.of(card);
    this.prior = prior;
    numbers = new TunedNumbers(prior);
    this.magnitudes = magnitudes;
    coder = new TuningCoder(prior, magnitudes);
    this.effort = effort;
  }

  /** The same with another aim of the encoder. */
  TunedTrellisCodec with(Effort other) {
    return new TunedTrellisCodec(card, prior, magnitudes, other);
  }

  @Override
  public CodecModel model() {
    return new CodecModel(card, TuningTensors.of(prior));
  }

  @Override
  public EncodedSpikes encode(Waveforms waveforms) {
    window.requireEncodable(waveforms);
    Tuned tuned = tunedTo(waveforms);
    PayloadCoder spikes = new PayloadCoder(tuned.model(), magnitudes);
    RangeEncoder encoder = new RangeEncoder();
    SymbolCounts counts = new SymbolCounts(spikes.numContexts());
    coder.write(encoder, tuned.tuning(), counts);
    spikes.encode(waveforms, encoder, counts);
    return new EncodedSpikes(waveforms.numSpikes(), encoder.finish(), counts);
  }

  /** The tuning of some spikes. */
  Tuned tunedTo(Waveforms waveforms) {
    Tuning.Scale scale =
        new Tuning.Scale(Adaptation.to(waveforms, 0).gainCode(), effort.stepCode());
    Waveforms sample = waveforms.evenly(LEARNING_SPIKES);
    float[] gain = new float[window.numChannels()];
    Arrays.fill(gain, new Adaptation(scale.gainCode(), 0).gain());
    float[][] rows =
        new Normalization(gain, window.numSamples()).toModelUnits(sample, 0, sample.numSpikes());
    float[][] usable =
        Arrays.stream(rows).filter(row -> !Normalization.isTooLarge(row)).toArray(float[][]::new);
    return new TuningSearch(prior, scale, usable).search(effort.classes(waveforms.numSpikes()));
  }

  @Override
  public Waveforms decode(int numSpikes, byte[] payload) {
    window.requireDecodable(numSpikes, payload.length, 0);
    RangeDecoder decoder = new RangeDecoder(payload);
    Tuning tuning = coder.read(decoder);
    TrellisModel.Prices none = new TrellisModel.Prices(prior.lambda(), 0);
    PayloadCoder spikes = new PayloadCoder(numbers.model(tuning, none), magnitudes);
    window.requireDecodable(numSpikes, payload.length, spikes.leastBitsPerSpike());
    return spikes.decode(numSpikes, decoder);
  }

  /** The cost with as many classes as 4096 spikes get and all coefficients in use. */
  @Override
  public CodecCost cost() {
    long size = window.values();
    long classes = effort.classes(1 << 12);
    long steps = prior.steps().length;
    long coded = 2L * prior.tables().bits().length;
    long shared = size * (classes + size) + classes * steps * size + coded;
    long branches = Math.min(Choices.BREADTH, classes) * steps * size * 8;
    return new CodecCost(
        shared + classes * size, shared, (classes + size) * size + 2 * branches, size * size);
  }

  @Override
  public SpikeCodec adjusted(RateTarget target, Waveforms spikes) {
    if (target instanceof RateTarget.Unspecified) {
      return this;
    }
    return new EffortSearch(this::with, target, spikes).best();
  }
}
