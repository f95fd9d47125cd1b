// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.codec.cae.training.CaeTrainer;
import io.github.spikepress.codec.cae.training.EpochObserver;
import io.github.spikepress.codec.cae.training.framework.FrameworkVersion;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;
import java.util.TreeMap;

/** The compressive autoencoder as a family of codecs. Only training loads Deeplearning4j. */
public final class CaeFamily implements CodecFamily {

  /** The name that users type. */
  public static final String NAME = "cae";

  /** Makes the family. */
  public CaeFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "the neural network of the CAE paper (2018) to compare with; settings preset=modern "
        + "gives one that does far better";
  }

  @Override
  public SpikeCodec train(
      Waveforms training, TrainingRequest request, long seed, TrainingMonitor monitor) {
    CaePlan plan = CaePlan.of(request, SpikeWindow.of(training));
    if (training.numSpikes() == 0) {
      throw new WrongArgumentException("codec cae needs at least 1 spike to train on, got 0");
    }
    training.requireFinite();
    CaeTrainer trainer = new CaeTrainer(plan, seed, EpochObserver.NONE);
    return codec(plan, training, seed, trainer.train(training, monitor));
  }

  /**
   * Makes a codec of a trained network; its tables count the codewords of the training spikes.
   *
   * @param plan what was trained
   * @param training the spikes that it was trained on
   * @param seed the seed of the run
   * @param trained what the run left
   * @return the codec
   */
  public static CaeCodec codec(CaePlan plan, Waveforms training, long seed, TrainedCae trained) {
    CaeSettings settings = trained.settings();
    CaeCoder coder =
        new CaeCoder(settings, training.numChannels(), training.numSamples(), trained.tensors());
    Map<String, Tensor> tensors = new TreeMap<>(trained.tensors());
    tensors.put(
        CaeTensors.TABLE,
        IndexTables.of(coder.encode(training), settings.levels(), settings.k()).tensor());
    return new CaeCodec(
        new CodecModel(card(plan.withSettings(settings), training, seed, trained), tensors));
  }

  private static ModelCard card(CaePlan plan, Waveforms training, long seed, TrainedCae trained) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("epoch", (double) trained.epoch());
    if (!Double.isNaN(trained.validationSndrDb())) {
      figures.put("validation_sndr_db", trained.validationSndrDb());
    }
    return Provenance.card(NAME, CaeCodec.FORMAT_VERSION, training, seed, plan.toMap(), figures)
        .withVersion("deeplearning4j", FrameworkVersion.read());
  }

  @Override
  public SpikeCodec load(CodecModel model) {
    return new CaeCodec(model);
  }
}
