// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.codec.CodecSpec;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.evaluation.CodecPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/** Turns the inputs of Compare Codecs into plans. */
final class CodecPlanInputs {

  private CodecPlanInputs() {}

  /** Words such as {@code pca} or {@code cae:epochs=50:n_feat=8}. */
  static List<CodecSpec> codecs(String text) {
    List<CodecSpec> codecs = words(text).stream().map(CodecSpec::parse).toList();
    if (codecs.isEmpty()) {
      throw new WrongArgumentException("codecs is empty; name at least one family, such as pca");
    }
    return codecs;
  }

  /** Every codec at every target. */
  static List<CodecPlan> plans(List<CodecSpec> codecs, String ratios, String qualities) {
    List<RateTarget> targets = new ArrayList<>(targets("ratios", ratios, RateTarget.Ratio::new));
    targets.addAll(targets("qualities", qualities, RateTarget.Quality::new));
    if (targets.isEmpty()) {
      throw new WrongArgumentException("ratios and qualities are empty; give at least one number");
    }
    return codecs.stream()
        .flatMap(codec -> targets.stream().map(target -> CodecPlan.of(codec, target)))
        .toList();
  }

  private static List<RateTarget> targets(
      String name, String text, DoubleFunction<RateTarget> make) {
    return words(text).stream().map(word -> make.apply(number(name, word))).toList();
  }

  private static double number(String name, String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new WrongArgumentException(
          name + " must be numbers separated by spaces, got '" + word + "'", e);
    }
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
  }
}
