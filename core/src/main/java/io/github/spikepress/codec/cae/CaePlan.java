// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a training request comes to.
 *
 * @param preset {@code authors}, {@code paper} or {@code modern}
 * @param settings the architecture
 * @param training how it is trained
 */
public record CaePlan(String preset, CaeSettings settings, CaeTraining training) {

  private static final String PRESET = "preset";
  private static final int BITS_PER_SAMPLE = 16;

  /** Codewords are used unevenly: bits of an index as a share of log2 K, as measured. */
  private static final double EVENNESS = 0.89;

  /**
   * Reads a request.
   *
   * @param request target, epochs and options by name
   * @param numSamples samples of each channel
   * @return the plan
   * @throws WrongArgumentException if an option is unknown, cannot be read or is out of range
   * @throws NotSupportedException if a quality is asked for
   */
  public static CaePlan of(TrainingRequest request, int numSamples) {
    Map<String, String> options = new TreeMap<>(request.options());
    request.requireOnly(CaeFamily.NAME, names());
    request.epochs().ifPresent(epochs -> options.put("epochs", Integer.toString(epochs)));
    CaePlan plan = preset(options.getOrDefault(PRESET, "authors"));
    CaeSettings settings = plan.settings.with(options);
    CaeTraining training = plan.training.with(options);
    return new CaePlan(plan.preset, aim(request.target(), settings, options, numSamples), training);
  }

  /**
   * A preset as it is.
   *
   * @param name {@code authors}, {@code paper} or {@code modern}
   * @return its plan
   */
  public static CaePlan preset(String name) {
    return switch (name) {
      case "authors" -> new CaePlan(name, CaeSettings.authors(), CaeTraining.authors());
      case "paper" -> new CaePlan(name, CaeSettings.paper(), CaeTraining.authors());
      default ->
          throw new WrongArgumentException("preset must be authors or paper, got '" + name + "'");
    };
  }

  private static Set<String> names() {
    Set<String> names = new HashSet<>(Set.of(PRESET));
    names.addAll(CaeSettings.authors().toMap().keySet());
    names.addAll(CaeTraining.authors().toMap().keySet());
    return names;
  }

  private static CaeSettings aim(
      RateTarget target, CaeSettings settings, Map<String, String> options, int numSamples) {
    if (target instanceof RateTarget.Quality) {
      throw new NotSupportedException(
          "codec cae cannot aim at a quality: give a ratio, or take codec trellis");
    }
    if (target instanceof RateTarget.Ratio ratio) {
      return aim(ratio, settings, options, numSamples);
    }
    return settings;
  }

  private static CaeSettings aim(
      RateTarget.Ratio ratio, CaeSettings settings, Map<String, String> options, int numSamples) {
    String steered = settings.jointLatent() ? "levels" : "n_feat";
    if (options.containsKey(steered)) {
      throw new WrongArgumentException("give codec cae either a ratio or " + steered);
    }
    double bits = (double) settings.mSpk() * numSamples * BITS_PER_SAMPLE / ratio.payloadRatio();
    double bitsPerIndex = EVENNESS * Math.log(settings.k()) / Math.log(2);
    int indexes = (int) Math.max(1, Math.rint(bits / bitsPerIndex));
    return settings.jointLatent() ? settings.withLevels(indexes) : settings.withFeatures(indexes);
  }

  /**
   * All settings by the names that users type.
   *
   * @return names and values
   */
  public Map<String, String> toMap() {
    Map<String, String> map = new TreeMap<>(settings.toMap());
    map.putAll(training.toMap());
    map.put(PRESET, preset);
    return map;
  }
}
