// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.codec.cae.CaePlan;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** What the settings of a codec will come to, in a sentence, before any work is done. */
final class Consequence {

  private static final int BITS_PER_SAMPLE = 16;
  private static final int USUAL_SAMPLES = 64;
  private static final String NETWORK = "cae";

  private Consequence() {}

  /**
   * Foretells.
   *
   * @param codec family, model file, {@code auto} or empty, as the user typed it
   * @param ratio payload ratio, 0 = not asked
   * @param quality dB, 0 = not asked
   * @param epochs 0 = usual
   * @param settings name=value pairs
   * @return what is wrong with them, or what they come to; empty if there is nothing to say
   */
  static String of(String codec, double ratio, double quality, int epochs, String settings) {
    try {
      requireKnown(codec);
      TrainingRequest request = TrainingInputs.request(ratio, quality, epochs, settings);
      return codec.strip().equals(NETWORK) ? ofNetwork(request) : ofTarget(request.target());
    } catch (SpikePressException e) {
      return e.getMessage();
    }
  }

  /**
   * Checks a codec before any spike is read.
   *
   * @param codec family, model file, {@code auto} or empty, as the user typed it
   */
  static void requireKnown(String codec) {
    if (!isKnown(codec.strip())) {
      throw new WrongArgumentException(
          "codec "
              + codec.strip()
              + " is neither a model file nor one of "
              + CodecFamilies.all().stream().map(family -> family.name()).toList());
    }
  }

  /**
   * Checks settings before any spike is read, as far as that can be done.
   *
   * @param codec as the user typed it
   * @param settings name=value pairs
   */
  static void requireSettings(String codec, String settings) {
    TrainingRequest request = TrainingInputs.request(0, 0, 0, settings);
    if (codec.strip().equals(NETWORK)) {
      ofNetwork(request);
    }
  }

  private static boolean isKnown(String name) {
    return name.isEmpty()
        || List.of(CodecChoice.AUTO).contains(name)
        || CodecFamilies.exists(name)
        || name.endsWith(ModelFile.ENDING)
        || Files.exists(Path.of(name));
  }

  /** M spikes of D samples become N indexes of log2 K bits (Section 2.5 of the CAE paper). */
  private static String ofNetwork(TrainingRequest request) {
    CaeSettings cae = CaePlan.of(request, new SpikeWindow(1, USUAL_SAMPLES)).settings();
    double bits = (double) cae.nFeat() * cae.levels() * Math.log(cae.k()) / Math.log(2);
    double expected = (double) BITS_PER_SAMPLE * cae.mSpk() * USUAL_SAMPLES / bits;
    return String.format(
        Locale.ROOT,
        "N = %d, K = %d: %.0f bits for %d waveforms of %d samples, a ratio of %.1f before entropy"
            + " coding",
        cae.nFeat() * cae.levels(),
        cae.k(),
        bits,
        cae.mSpk(),
        USUAL_SAMPLES,
        expected);
  }

  private static String ofTarget(RateTarget target) {
    if (target instanceof RateTarget.Ratio wanted) {
      double bits = BITS_PER_SAMPLE / wanted.payloadRatio();
      return String.format(
          Locale.ROOT,
          "ratio %s: %s bits a sample, %s bytes for a waveform of %d samples",
          plain(wanted.payloadRatio()),
          plain(bits),
          plain(bits * USUAL_SAMPLES / Byte.SIZE),
          USUAL_SAMPLES);
    }
    if (target instanceof RateTarget.Quality wanted) {
      return String.format(
          Locale.ROOT,
          "%s dB: an error of about %.2g %% of each waveform",
          plain(wanted.sndrDb()),
          100 * Math.pow(10, -wanted.sndrDb() / 20));
    }
    return "";
  }

  private static String plain(double value) {
    return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
