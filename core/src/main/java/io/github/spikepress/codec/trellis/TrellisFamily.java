// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingParts;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.model.TrellisTensors;
import io.github.spikepress.codec.trellis.search.ClassSearch;
import io.github.spikepress.codec.trellis.search.OperatingPoint;
import io.github.spikepress.codec.trellis.search.RateSearch;
import io.github.spikepress.codec.trellis.search.WholeFit;
import io.github.spikepress.codec.trellis.training.CodebookTrainer;
import io.github.spikepress.codec.trellis.training.TrellisSettings;
import io.github.spikepress.codec.trellis.training.TrellisTrainer;
import io.github.spikepress.codec.trellis.tuning.AdaptiveTrellisCodec;
import io.github.spikepress.codec.trellis.tuning.TunedTrellisCodec;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Class means, Karhunen–Loève basis, trellis-coded quantisation and static tables. Without a rate
 * target the ratio is 38. The target is met on a fifth of the training spikes after learning from
 * the others; the codec itself then learns from all of them, and where it is all classes meets the
 * target once more, judged by cross-validation. The same part decides whether more classes are
 * worth having, unless their number is given, and whether few bits are better spent on classes
 * alone, unless classes, coefficients or steps are given; {@code coefficients=0} asks for that.
 * Settings: {@code classes}, {@code coefficients}, {@code steps}, {@code step_ratio}, {@code
 * lambda}; epochs are passes over the spikes.
 */
public final class TrellisFamily implements CodecFamily {

  /** The family's name. */
  public static final String NAME = TrellisModel.FAMILY;

  private static final RateTarget DEFAULT_TARGET = new RateTarget.Ratio(38);

  /** For {@link java.util.ServiceLoader}. */
  public TrellisFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "class means and trellis-coded coefficients; the best quality for its size, the default";
  }

  @Override
  public SpikeCodec train(
      Waveforms training, TrainingRequest request, long seed, TrainingMonitor monitor) {
    RateTarget target =
        request.target() instanceof RateTarget.Unspecified ? DEFAULT_TARGET : request.target();
    TrellisSettings usual = TrellisSettings.of(request, target, training);
    TrainingParts parts = TrainingParts.cut(training, seed);
    Normalization normalization = Normalization.of(training);
    ClassSearch search = new ClassSearch(training, parts, normalization, target, seed);
    ClassSearch.Found found = found(search, usual, request.options().keySet(), monitor);
    TrellisSettings settings = found.settings();
    OperatingPoint point = found.attempt().point();
    TrellisModel model = whole(found, search, monitor);
    Map<String, Double> figures =
        Map.of(
            "validation_sndr_db", point.sndrDb(),
            "validation_payload_ratio", RateSearch.ratio(point, training));
    ModelCard card =
        Provenance.card(
            NAME, TrellisTensors.FORMAT_VERSION, training, seed, settings.onCard(), figures);
    return new TrellisCodec(card, model);
  }

  private static ClassSearch.Found found(
      ClassSearch search, TrellisSettings usual, Set<String> given, TrainingMonitor monitor) {
    boolean classesGiven = given.contains(TrellisSettings.CLASSES);
    if (usual.isCodebook()) {
      return search.codebook(usual, classesGiven, monitor);
    }
    if (classesGiven) {
      return search.with(usual, monitor);
    }
    boolean shapeGiven =
        given.contains(TrellisSettings.COEFFICIENTS) || given.contains(TrellisSettings.STEPS);
    return shapeGiven ? search.from(usual, monitor) : search.best(usual, monitor);
  }

  /** The model that was found, learnt from all training spikes. */
  private static TrellisModel whole(
      ClassSearch.Found found, ClassSearch search, TrainingMonitor monitor) {
    TrellisSettings settings = found.settings();
    TrellisModel part = found.attempt().model();
    Normalization normalization = search.normalization();
    if (!settings.isCodebook()) {
      return new TrellisTrainer(search.training(), normalization, settings, search.seed())
          .refit(part, 1);
    }
    Function<Waveforms, CodebookTrainer> trainers =
        spikes -> new CodebookTrainer(spikes, normalization, settings, search.seed());
    return new WholeFit(search.training(), trainers, part, monitor).solve(search.target());
  }

  @Override
  public SpikeCodec load(CodecModel model) {
    if (model.card().formatVersion() > TrellisTensors.FORMAT_VERSION) {
      return TunedTrellisCodec.load(model);
    }
    TrellisModel numbers = TrellisTensors.read(model);
    return numbers.adaptive()
        ? new AdaptiveTrellisCodec(model.card(), numbers)
        : new TrellisCodec(model.card(), numbers);
  }
}
