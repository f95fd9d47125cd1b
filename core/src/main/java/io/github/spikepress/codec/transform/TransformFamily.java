// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingParts;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.codec.transform.TransformSettings.Coder;
import io.github.spikepress.codec.transform.TransformSettings.Vectors;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the transform codecs have in common; a family adds its basis. Without a rate target the
 * ratio is 16. The target is met on a fifth of the training spikes, chosen at random, after
 * learning from the others; the codec itself is then learnt from all of them.
 */
abstract sealed class TransformFamily implements CodecFamily permits PcaFamily, FixedBasisFamily {

  private static final RateTarget DEFAULT_TARGET = new RateTarget.Ratio(16);
  private static final int FORMAT_VERSION = 1;

  /** The settings that a user may give. */
  abstract Set<String> options();

  /** What a vector is where the user does not say. */
  abstract Vectors defaultVectors();

  /** All directions for vectors of a length, learnt from them if need be. */
  abstract Basis learn(float[] vectors, int length);

  /** What {@link #loadBasis} makes the basis from again. */
  abstract Map<String, Tensor> tensors(Basis basis);

  /** The first directions of the basis that was learnt. */
  abstract Basis loadBasis(ModelTensors model, int length, int size);

  /** Stores coefficients of 16 bits each. */
  abstract CoefficientCoder fixed(Coefficients training, int kept);

  /** Makes what {@link #fixed} made again. */
  abstract CoefficientCoder loadFixed(ModelTensors model, int length, int kept);

  @Override
  public final SpikeCodec train(
      Waveforms training, TrainingRequest request, long seed, TrainingMonitor monitor) {
    request.requireOnly(name(), options());
    TransformSettings settings = TransformSettings.of(request.options(), defaultVectors());
    TrainingParts parts = TrainingParts.cut(training, seed);
    TransformTraining fitting = new TransformTraining(this, settings, parts.fitting());
    double coarseness =
        fitting.search(
            new CoderSearch(fitting::coding, parts.validation(), targetOf(request), monitor));
    Map<String, Double> figures =
        CoderSearch.figuresOf(fitting.coding(coarseness), parts.validation());
    TransformCoding coding = new TransformTraining(this, settings, training).coding(coarseness);
    int kept = (int) Math.rint(-coarseness);
    ModelCard card =
        Provenance.card(name(), FORMAT_VERSION, training, seed, settings.onCard(kept), figures);
    Map<String, Tensor> tensors = new HashMap<>(coding.coder().tensors());
    tensors.putAll(tensors(coding.basis()));
    return new TransformCodec(new CodecModel(card, tensors), coding);
  }

  private static RateTarget targetOf(TrainingRequest request) {
    return request.target() instanceof RateTarget.Unspecified ? DEFAULT_TARGET : request.target();
  }

  @Override
  public final SpikeCodec load(CodecModel model) {
    ModelTensors tensors = new ModelTensors(model, FORMAT_VERSION);
    TransformSettings settings = settingsOf(model, tensors);
    SpikeWindow window = SpikeWindow.of(model.card());
    int length = settings.vectorLength(window);
    CoefficientCoder coder =
        settings.coder() == Coder.ENTROPY
            ? TableCoder.load(tensors, length)
            : loadFixed(tensors, length, keptOf(settings, length, tensors));
    Basis basis = loadBasis(tensors, length, coder.size());
    return new TransformCodec(model, new TransformCoding(window, basis, coder));
  }

  private TransformSettings settingsOf(CodecModel model, ModelTensors tensors) {
    try {
      return TransformSettings.of(model.card().settings(), defaultVectors());
    } catch (WrongArgumentException e) {
      throw tensors.damage("its card says: " + e.getMessage());
    }
  }

  private static int keptOf(TransformSettings settings, int length, ModelTensors model) {
    int kept = settings.kept().orElse(0);
    if (kept < 1 || kept > length) {
      throw model.damage("its card keeps " + kept + " of " + length + " coefficients");
    }
    return kept;
  }
}
