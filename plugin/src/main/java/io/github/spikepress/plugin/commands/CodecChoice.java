// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.choice.AutomaticChoice;
import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.RateAdjustable;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.streaming.SpikeSample;
import io.github.spikepress.waveforms.SpikeForm;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The codec that the input {@code codec} means: nothing for the bundled model that fits the window,
 * or, where none fits, the default family trained on the spikes, or, where a quality or ratio is
 * asked for, the one of both with the smaller file; {@code auto} for the codec with the smallest
 * file, {@link AutomaticChoice}; a family's name for that family trained on the spikes; a model
 * file as it is, or, where a quality or ratio is asked for, adjusted to it if the codec can be.
 *
 * @param codec the codec, ready to encode
 * @param source where it came from, for people
 * @param trainedHere whether it was trained on the very spikes, so that nobody else has its model
 * @param reason why it was taken, in one sentence
 */
public record CodecChoice(SpikeCodec codec, String source, boolean trainedHere, String reason) {

  /** The input that asks for the codec with the smallest file. */
  public static final String AUTO = "auto";

  /** The family that is trained where no model fits. */
  public static final String DEFAULT_FAMILY = "trellis";

  private static final Waveforms NO_SPIKES = new Waveforms(0, 1, 1, new float[0]);

  /**
   * Finds the codec with the smallest file.
   *
   * @param sample of what is to be encoded
   * @param choice target, budget and seed
   * @param monitor follows the trainings
   * @return the codec
   */
  public static CodecChoice automatic(
      SpikeSample sample, AutomaticChoice choice, TrainingMonitor monitor) {
    AutomaticChoice.Chosen chosen = choice.choose(sample.spikes(), sample.total(), monitor);
    String source = chosen.trainedHere() ? "trained on the input" : "bundled model";
    return new CodecChoice(chosen.codec(), source, chosen.trainedHere(), chosen.reason());
  }

  /**
   * Finds or trains the codec.
   *
   * @param wanted the input {@code codec}
   * @param sample of what is to be encoded
   * @param request how to train
   * @param seed start of every random choice of the training
   * @param monitor follows the training
   * @return the codec
   */
  public static CodecChoice of(
      String wanted,
      SpikeSample sample,
      TrainingRequest request,
      long seed,
      TrainingMonitor monitor) {
    Spikes spikes = sample.spikes();
    if (!wanted.isBlank() && !CodecFamilies.exists(wanted)) {
      return modelFile(wanted, request.target(), spikes.waveforms());
    }
    boolean anyRate = request.target() instanceof RateTarget.Unspecified;
    boolean ownSettings = !request.options().isEmpty() || request.epochs().isPresent();
    if (wanted.isBlank() && !anyRate && !ownSettings) {
      return automatic(
          sample,
          AutomaticChoice.trainedOrBundled(DEFAULT_FAMILY, request.target(), seed),
          monitor);
    }
    Optional<CodecModel> bundled = wanted.isBlank() && anyRate ? bundled(spikes) : Optional.empty();
    return bundled
        .map(CodecChoice::ofBundled)
        .orElseGet(() -> trained(wanted, spikes.waveforms(), request, seed, monitor));
  }

  /**
   * The codec where it can be had before any spike is seen.
   *
   * @param wanted the input {@code codec}
   * @param target what is asked of it
   * @param form what the spikes will be
   * @return empty if the codec must be trained or adjusted on spikes
   */
  public static Optional<CodecChoice> withoutSpikes(
      String wanted, RateTarget target, SpikeForm form) {
    if (!(target instanceof RateTarget.Unspecified) || wanted.equals(AUTO)) {
      return Optional.empty();
    }
    if (wanted.isBlank()) {
      double hz = form.metadata().samplingFrequencyHz();
      return BundledModels.find(form.numChannels(), form.numSamples(), hz)
          .map(CodecChoice::ofBundled);
    }
    return CodecFamilies.exists(wanted)
        ? Optional.empty()
        : Optional.of(modelFile(wanted, target, NO_SPIKES));
  }

  private static CodecChoice ofBundled(CodecModel model) {
    return new CodecChoice(
        CodecFamilies.load(model), "bundled model", false, "the bundled model fits the window");
  }

  private static Optional<CodecModel> bundled(Spikes spikes) {
    Waveforms waveforms = spikes.waveforms();
    return BundledModels.find(
        waveforms.numChannels(), waveforms.numSamples(), spikes.metadata().samplingFrequencyHz());
  }

  private static CodecChoice trained(
      String wanted,
      Waveforms waveforms,
      TrainingRequest request,
      long seed,
      TrainingMonitor monitor) {
    CodecFamily family = CodecFamilies.named(wanted.isBlank() ? DEFAULT_FAMILY : wanted);
    String why = wanted.isBlank() ? "no bundled model asked for or fitting: " : "";
    SpikeCodec codec = family.train(waveforms, request, seed, monitor);
    String reason = wanted.isBlank() ? "a codec for this input was needed" : "asked for by name";
    return new CodecChoice(codec, why + "trained on the input", true, reason);
  }

  private static CodecChoice modelFile(String wanted, RateTarget target, Waveforms waveforms) {
    Path file = Path.of(wanted);
    if (!wanted.endsWith(ModelFile.ENDING) && !Files.exists(file)) {
      throw new WrongArgumentException(
          "codec="
              + wanted
              + " is neither a model file nor a codec family; families are "
              + CodecFamilies.all().stream().map(CodecFamily::name).toList());
    }
    SpikeCodec codec = CodecFamilies.load(ModelFile.read(file));
    return new CodecChoice(
        adjusted(codec, wanted, target, waveforms), "model file", false, "asked for by name");
  }

  private static SpikeCodec adjusted(
      SpikeCodec codec, String wanted, RateTarget target, Waveforms waveforms) {
    if (target instanceof RateTarget.Unspecified) {
      return codec;
    }
    if (codec instanceof RateAdjustable adjustable) {
      return adjustable.adjusted(target, waveforms);
    }
    throw new WrongArgumentException(
        "the model "
            + wanted
            + " has a fixed rate: leave ratio and quality out, or name a codec family to train");
  }
}
