// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.training;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The shape of a trellis codec and how it is trained.
 *
 * @param classes most classes of spikes, each with a mean of its own; 1 to 256
 * @param coefficients most Karhunen–Loève coefficients, 1 to 1024; those that would hardly ever be
 *     anything but 0 are left out anyway; 0 for a codec that is all classes
 * @param steps step sizes among which each spike chooses, 1 to 8
 * @param stepRatio each step over the one before, above 1 to 4
 * @param lambda price of a bit in squared steps, above 0 to 2
 * @param rounds passes over the training spikes, 1 to 100
 */
public record TrellisSettings(
    int classes, int coefficients, int steps, float stepRatio, float lambda, int rounds) {

  /** What measured best on validation parts from ratio 20 to 38. */
  public static final TrellisSettings DEFAULT = new TrellisSettings(16, 1024, 3, 1.8f, 0.3f, 8);

  /** From this ratio on the class is most of what is stored. */
  private static final double LOW_RATE = 60;

  private static final int LOW_RATE_CLASSES = 24;

  /** Each class needs so many training spikes to be worth its place in the model. */
  private static final int SPIKES_PER_CLASS = 50;

  /** What a class needs that was shown to help on spikes not learnt from. */
  private static final int SPIKES_PER_PROVEN_CLASS = 25;

  private static final double BITS_PER_VALUE = 16;

  /** Rare classes are worth having although their index is longer than the mean. */
  private static final double SPARE_BITS = 1;

  /** Most classes of a codec. */
  public static final int MOST_CLASSES = 256;

  /** The option that fixes the number of classes. */
  public static final String CLASSES = "classes";

  /** The option that limits the coefficients. */
  public static final String COEFFICIENTS = "coefficients";

  /** The option that fixes the number of steps. */
  public static final String STEPS = "steps";

  private static final Set<String> OPTIONS =
      Set.of(CLASSES, COEFFICIENTS, STEPS, "step_ratio", "lambda");

  /** Checks the ranges. */
  public TrellisSettings {
    require(CLASSES, classes, 1, MOST_CLASSES);
    require(COEFFICIENTS, coefficients, 0, 1024);
    require(STEPS, steps, 1, 8);
    require("step_ratio", stepRatio, 1.01, 4);
    require("lambda", lambda, 1e-3, 2);
    require("rounds", rounds, 1, 100);
  }

  private static void require(String name, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw new WrongArgumentException(
          "trellis " + name + " must lie in " + least + " to " + greatest + ", got " + value);
    }
  }

  /**
   * What a user asked for, with defaults that suit the rate.
   *
   * @param request options and passes
   * @param target how good or how small
   * @param training the training spikes
   * @return the settings
   * @throws WrongArgumentException if an option is unknown, no number or out of range
   */
  public static TrellisSettings of(TrainingRequest request, RateTarget target, Waveforms training) {
    request.requireOnly(TrellisModel.FAMILY, OPTIONS);
    return new TrellisSettings(
        (int) number(request, CLASSES, classesFor(target, training)),
        (int) number(request, COEFFICIENTS, DEFAULT.coefficients),
        (int) number(request, STEPS, DEFAULT.steps),
        (float) number(request, "step_ratio", DEFAULT.stepRatio),
        (float) number(request, "lambda", DEFAULT.lambda),
        request.epochs().orElse(DEFAULT.rounds));
  }

  /**
   * More classes where there are bits for little else, but no more than the bits can name, and
   * fewer for few spikes.
   *
   * @param target how good or how small
   * @param training the training spikes
   */
  private static int classesFor(RateTarget target, Waveforms training) {
    boolean low = target instanceof RateTarget.Ratio ratio && ratio.payloadRatio() > LOW_RATE;
    int most = Math.min(low ? LOW_RATE_CLASSES : DEFAULT.classes, nameable(target, training));
    return Math.max(1, Math.min(most, training.numSpikes() / SPIKES_PER_CLASS));
  }

  /** The most classes that the bits of a spike can name. */
  private static int nameable(RateTarget target, Waveforms training) {
    if (!(target instanceof RateTarget.Ratio ratio)) {
      return MOST_CLASSES;
    }
    double bits = BITS_PER_VALUE * training.valuesPerSpike() / ratio.payloadRatio();
    return (int) Math.min(MOST_CLASSES, Math.ceil(StrictMath.pow(2, bits + SPARE_BITS)));
  }

  /**
   * The same with twice the classes.
   *
   * @param target how good or how small
   * @param training the spikes learnt from
   * @return the settings; empty where the bits could not name so many or there are too few spikes
   */
  public Optional<TrellisSettings> withTwiceTheClasses(RateTarget target, Waveforms training) {
    int twice = 2 * classes;
    boolean enough = twice <= training.numSpikes() / SPIKES_PER_PROVEN_CLASS;
    return enough && twice <= nameable(target, training)
        ? Optional.of(new TrellisSettings(twice, coefficients, steps, stepRatio, lambda, rounds))
        : Optional.empty();
  }

  /**
   * Whether classes are all there is.
   *
   * @return whether the codec has no coefficients
   */
  public boolean isCodebook() {
    return coefficients == 0;
  }

  /**
   * The same for a codec that is all classes.
   *
   * @param number of classes
   * @return the settings
   */
  public TrellisSettings codebookOf(int number) {
    return new TrellisSettings(number, 0, 1, stepRatio, lambda, rounds);
  }

  private static double number(TrainingRequest request, String option, double otherwise) {
    String text = request.options().get(option);
    if (text == null) {
      return otherwise;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new WrongArgumentException(
          "trellis " + option + " must be a number, got '" + text + "'", e);
    }
  }

  /**
   * The settings for the model's card.
   *
   * @return values by name
   */
  public Map<String, String> onCard() {
    return Map.of(
        CLASSES,
        Integer.toString(classes),
        COEFFICIENTS,
        Integer.toString(coefficients),
        STEPS,
        Integer.toString(steps),
        "step_ratio",
        Float.toString(stepRatio),
        "lambda",
        Float.toString(lambda),
        "rounds",
        Integer.toString(rounds));
  }
}
