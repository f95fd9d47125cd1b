// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a training request comes to.
 *
 * @param preset {@code authors}, {@code paper} or {@code modern}
 * @param settings the architecture
 * @param training how it is trained
 * @param target what the codebooks are still to be sized for: unspecified where the settings say it
 */
public record CaePlan(
    String preset, CaeSettings settings, CaeTraining training, RateTarget target) {

  private static final String PRESET = "preset";
  private static final int BITS_PER_SAMPLE = 16;

  /** Codewords are used unevenly: bits of an index as a share of log2 K, as measured. */
  private static final double EVENNESS = 0.89;

  /**
   * Reads a request.
   *
   * @param request target, epochs and options by name
   * @param window channels and samples of each spike
   * @return the plan
   * @throws WrongArgumentException if an option is unknown, cannot be read or is out of range
   * @throws NotSupportedException if a quality is asked of a network that is not quantised jointly
   */
  public static CaePlan of(TrainingRequest request, SpikeWindow window) {
    Map<String, String> options = new TreeMap<>(request.options());
    request.requireOnly(CaeFamily.NAME, names());
    request.epochs().ifPresent(epochs -> options.put("epochs", Integer.toString(epochs)));
    CaePlan plan = preset(options.getOrDefault(PRESET, "authors"), ports(options, window));
    CaeSettings settings = plan.settings.with(options);
    CaeTraining training = plan.training.with(options);
    if (request.target() instanceof RateTarget.Unspecified) {
      return new CaePlan(plan.preset, settings, training, request.target());
    }
    refuseBoth(settings, options);
    if (settings.jointLatent()) {
      return new CaePlan(plan.preset, settings, training, request.target());
    }
    CaeSettings aimed = aim(request.target(), settings, window.numSamples());
    return new CaePlan(plan.preset, aimed, training, new RateTarget.Unspecified());
  }

  /**
   * A preset as it is.
   *
   * @param name {@code authors}, {@code paper} or {@code modern}
   * @param ports waveforms that {@code modern} encodes together
   * @return its plan
   */
  public static CaePlan preset(String name, int ports) {
    RateTarget none = new RateTarget.Unspecified();
    return switch (name) {
      case "authors" -> new CaePlan(name, CaeSettings.authors(), CaeTraining.authors(), none);
      case "paper" -> new CaePlan(name, CaeSettings.paper(), CaeTraining.authors(), none);
      case "modern" -> new CaePlan(name, CaeSettings.modern(ports), CaeTraining.modern(), none);
      default ->
          throw new WrongArgumentException(
              "preset must be authors, paper or modern, got '" + name + "'");
    };
  }

  private static int ports(Map<String, String> options, SpikeWindow window) {
    return new Options(options).integer(CaeSettings.M_SPK, window.numChannels());
  }

  private static Set<String> names() {
    Set<String> names = new HashSet<>(Set.of(PRESET));
    names.addAll(CaeSettings.authors().toMap().keySet());
    names.addAll(CaeTraining.authors().toMap().keySet());
    return names;
  }

  private static void refuseBoth(CaeSettings settings, Map<String, String> options) {
    List<String> steered =
        settings.jointLatent()
            ? List.of(CaeSettings.LEVELS, CaeSettings.K)
            : List.of(CaeSettings.N_FEAT);
    for (String name : steered) {
      if (options.containsKey(name)) {
        throw new WrongArgumentException("give codec cae either a target or " + name);
      }
    }
  }

  private static CaeSettings aim(RateTarget target, CaeSettings settings, int numSamples) {
    if (!(target instanceof RateTarget.Ratio ratio)) {
      throw new NotSupportedException(
          "this preset of codec cae cannot aim at a quality: give a ratio, or settings"
              + " preset=modern, or take codec trellis");
    }
    double bits = (double) settings.mSpk() * numSamples * BITS_PER_SAMPLE / ratio.payloadRatio();
    double bitsPerIndex = EVENNESS * Math.log(settings.k()) / Math.log(2);
    return settings.withFeatures((int) Math.max(1, Math.rint(bits / bitsPerIndex)));
  }

  /**
   * The same plan with codebooks that were sized for its target.
   *
   * @param sized the settings
   * @return a plan without a target
   */
  public CaePlan withSettings(CaeSettings sized) {
    return new CaePlan(preset, sized, training, new RateTarget.Unspecified());
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
