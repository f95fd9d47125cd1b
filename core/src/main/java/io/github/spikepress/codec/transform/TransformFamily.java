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
public abstract class TransformFamily implements CodecFamily {

  /** Settings of every transform codec: how coefficients are stored, and how many. */
  protected static final Set<String> COMMON_OPTIONS =
      Set.of(TransformSettings.CODER, TransformSettings.COEFFICIENTS);

  private static final RateTarget DEFAULT_TARGET = new RateTarget.Ratio(16);
  private static final int FORMAT_VERSION = 1;

  /** For the families. */
  protected TransformFamily() {}

  /**
   * The settings that a user may give.
   *
   * @return their names
   */
  protected Set<String> options() {
    return COMMON_OPTIONS;
  }

  /**
   * Whether all channels of a spike are one vector where the user does not say.
   *
   * @return false for each channel by itself
   */
  protected boolean jointByDefault() {
    return false;
  }

  /**
   * How many coefficients are entropy-coded where the user does not say; the step may leave fewer.
   *
   * @param length the length of the vectors
   * @return at most that length
   */
  protected int entropyCodedCoefficients(int length) {
    return length;
  }

  /**
   * Learns the transform with as many coefficients as values.
   *
   * @param vectors training vectors side by side
   * @param length the length of each
   * @param seed start of every random choice
   * @return the transform, with its numbers as they will be stored
   */
  protected abstract Transform learn(float[] vectors, int length, long seed);

  /**
   * What {@link #loadTransform} makes the transform from again.
   *
   * @param transform what {@link #learn} gave, perhaps with fewer coefficients
   * @return tensors by name
   */
  protected abstract Map<String, Tensor> tensors(Transform transform);

  /**
   * Makes a transform again.
   *
   * @param model a model, perhaps damaged
   * @param length the length of the vectors
   * @param size the number of coefficients
   * @return the transform whose {@link #tensors} the model holds
   */
  protected abstract Transform loadTransform(ModelTensors model, int length, int size);

  /** Stores coefficients of 16 bits each. */
  CoefficientCoder fixed(Coefficients training, int kept) {
    return new LeadingCoder(Scales.learn(training, kept));
  }

  /** Makes what {@link #fixed} made again. */
  CoefficientCoder loadFixed(ModelTensors model, int length, int kept) {
    return LeadingCoder.load(model, kept);
  }

  @Override
  public final SpikeCodec train(
      Waveforms training, TrainingRequest request, long seed, TrainingMonitor monitor) {
    request.requireOnly(name(), options());
    request.requireNoEpochs(name());
    TransformSettings settings = TransformSettings.of(request.options(), defaultVectors());
    if (settings.coder() == Coder.FIXED16 && settings.kept().isPresent()) {
      request.requireNoTarget(name(), TransformSettings.COEFFICIENTS + " of 16 bits");
    }
    TrainingParts parts = TrainingParts.cut(training, seed);
    TransformTraining fitting = new TransformTraining(this, settings, parts.fitting(), seed);
    double coarseness =
        fitting.search(
            new CoderSearch(fitting::coding, parts.validation(), targetOf(request), monitor));
    Map<String, Double> figures =
        CoderSearch.figuresOf(fitting.coding(coarseness), parts.validation());
    TransformCoding coding =
        new TransformTraining(this, settings, training, seed).coding(coarseness);
    int kept =
        settings.coder() == Coder.ENTROPY ? coding.coder().size() : (int) Math.rint(-coarseness);
    ModelCard card =
        Provenance.card(name(), FORMAT_VERSION, training, seed, settings.onCard(kept), figures);
    Map<String, Tensor> tensors = new HashMap<>(coding.coder().tensors());
    tensors.putAll(tensors(coding.transform()));
    return new TransformCodec(new CodecModel(card, tensors), coding);
  }

  private Vectors defaultVectors() {
    return jointByDefault() ? Vectors.JOINT : Vectors.SEPARATE;
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
    Transform transform = loadTransform(tensors, length, coder.size());
    return new TransformCodec(model, new TransformCoding(window, transform, coder));
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
