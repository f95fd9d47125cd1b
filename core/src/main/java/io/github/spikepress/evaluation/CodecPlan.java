// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecSpec;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A codec as it takes part in a comparison: plans of one label and different targets make a line in
 * the chart.
 *
 * @param label what people call it: the family, and how it is set where that is unusual
 * @param family who trains it
 * @param request target, epochs and settings
 */
public record CodecPlan(String label, CodecFamily family, TrainingRequest request) {

  /**
   * A codec labelled by the word for it.
   *
   * @param codec as {@link CodecSpec#parse} takes it, such as a family's name
   * @param target how good or how small
   * @return the plan
   * @throws io.github.spikepress.errors.NotSupportedException if there is no such family
   */
  public static CodecPlan of(String codec, RateTarget target) {
    return of(CodecSpec.parse(codec), target);
  }

  /**
   * A codec labelled by the word for it.
   *
   * @param codec family and settings
   * @param target how good or how small
   * @return the plan
   */
  public static CodecPlan of(CodecSpec codec, RateTarget target) {
    return new CodecPlan(codec.word(), codec.family(), codec.request(target));
  }

  /**
   * A codec at several ratios.
   *
   * @param codec as {@link CodecSpec#parse} takes it, such as a family's name
   * @param ratios payload ratios
   * @return a plan for each ratio
   * @throws io.github.spikepress.errors.NotSupportedException if there is no such family
   */
  public static List<CodecPlan> atRatios(String codec, double... ratios) {
    return Arrays.stream(ratios).mapToObj(ratio -> of(codec, new RateTarget.Ratio(ratio))).toList();
  }

  /**
   * The same plan under another label with further settings.
   *
   * @param newLabel what people shall call it
   * @param epochs passes over the training part; empty for the family's default
   * @param options settings of the family by name
   * @return the changed plan
   */
  public CodecPlan with(String newLabel, OptionalInt epochs, Map<String, String> options) {
    return new CodecPlan(newLabel, family, new TrainingRequest(request.target(), epochs, options));
  }

  /**
   * The target in words.
   *
   * @return for example {@code "ratio 38"}, {@code "20 dB"} or {@code "default"}
   */
  public String target() {
    if (request.target() instanceof RateTarget.Ratio ratio) {
      return "ratio " + plain(ratio.payloadRatio());
    }
    if (request.target() instanceof RateTarget.Quality quality) {
      return plain(quality.sndrDb()) + " dB";
    }
    return "default";
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
