// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.evaluation.RateAgreement;
import io.github.spikepress.dynamics.training.TrainingSettings;
import io.github.spikepress.dynamics.training.TrialSet;
import io.github.spikepress.errors.WrongArgumentException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Staggered sampling, as a two-photon microscope scans a field of view: each neuron is looked at in
 * one bin of a frame, one block of neurons after the other. SBTT knows in which bin that was; the
 * usual way takes all samples of a frame for simultaneous, trains the same network on frames and
 * interpolates its rates between them. {@code SuperResolution FILE FRAME_BINS EPOCHS SEEDS}.
 */
public final class SuperResolution {

  private SuperResolution() {}

  /**
   * Prints two rows for each seed, with the pooled R² of the fast part beside: the deviation of the
   * rates from their running mean over a frame.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) {
    LorenzSet set = LorenzSet.read(Path.of(arguments[0]));
    int frame = Integer.parseInt(arguments[1]);
    if (frame < 2 || set.training().numBins() % frame != 0) {
      throw new WrongArgumentException(
          "frames of " + frame + " bins do not fill " + set.training().numBins() + " bins");
    }
    TrainingSettings settings = TrainingSettings.recommended(Integer.parseInt(arguments[2]));
    int observed = (set.training().numChannels() + frame - 1) / frame;
    ResultRow.printHeader();
    for (String seed : arguments[3].split(",")) {
      Experiment experiment =
          new Experiment(set, Scheme.BLOCKS, observed, settings, Long.parseLong(seed));
      for (Staggered way : compare(experiment, frame)) {
        System.out.printf(Locale.ROOT, "%s fast part %.3f%n", way.row().text(), way.fastPooled());
      }
    }
  }

  /**
   * How well rates are inferred from staggered samples.
   *
   * @param row R² of the rates
   * @param fastPooled pooled R² of their deviation from the running mean over a frame
   */
  public record Staggered(ResultRow row, double fastPooled) {}

  /**
   * Trains bin by bin, and as if the samples of a frame had been taken at once.
   *
   * @param experiment with rotating blocks
   * @param frame bins of a frame
   * @return the row bin by bin (SBTT), then the one frame by frame
   */
  public static List<Staggered> compare(Experiment experiment, int frame) {
    return List.of(binByBin(experiment, frame), frameByFrame(experiment, frame));
  }

  private static Staggered binByBin(Experiment experiment, int frame) {
    BinnedCounts validation = experiment.validation();
    Experiment.Trained trained =
        experiment.train(
            TrialSet.of(experiment.training()), TrialSet.of(validation), experiment.settings());
    return staggered("SBTT", experiment, trained, experiment.ratesHz(trained, validation), frame);
  }

  private static Staggered frameByFrame(Experiment experiment, int frame) {
    BinnedCounts validation = frames(experiment.validation(), frame);
    Experiment.Trained trained =
        experiment.train(
            TrialSet.of(frames(experiment.training(), frame)),
            TrialSet.of(validation),
            experiment.settings());
    double[][][] rates = interpolated(experiment.ratesHz(trained, validation), frame);
    return staggered("FRAME_BY_FRAME", experiment, trained, rates, frame);
  }

  private static Staggered staggered(
      String name,
      Experiment experiment,
      Experiment.Trained trained,
      double[][][] rates,
      int frame) {
    double[][][] truth = experiment.set().validationRatesHz();
    double fast = RateAgreement.of(fast(rates, frame), fast(truth, frame)).pooled();
    return new Staggered(experiment.row(name, trained, rates), fast);
  }

  /** The one observed count of each channel and frame; each lasts as long as a bin. */
  static BinnedCounts frames(BinnedCounts counts, int frame) {
    int frames = counts.numBins() / frame;
    int[][][] samples = new int[counts.numTrials()][frames][counts.numChannels()];
    for (int trial = 0; trial < samples.length; trial++) {
      for (int bin = 0; bin < frames * frame; bin++) {
        for (int channel = 0; channel < counts.numChannels(); channel++) {
          if (counts.observed()[trial][bin][channel]) {
            samples[trial][bin / frame][channel] = counts.counts()[trial][bin][channel];
          }
        }
      }
    }
    return BinnedCounts.observedFully(samples, counts.binSeconds());
  }

  /** Rates of bins from rates of frames, which stand in the middle of their bins. */
  static double[][][] interpolated(double[][][] frames, int frame) {
    double[][][] rates = new double[frames.length][frames[0].length * frame][];
    for (int trial = 0; trial < rates.length; trial++) {
      for (int bin = 0; bin < rates[trial].length; bin++) {
        double at = (bin + 0.5) / frame - 0.5;
        int last = frames[trial].length - 1;
        int before = (int) Math.max(0, Math.min(last, Math.floor(at)));
        int after = Math.min(last, before + 1);
        double share = Math.max(0, Math.min(1, at - before));
        rates[trial][bin] = mixed(frames[trial][before], frames[trial][after], share);
      }
    }
    return rates;
  }

  private static double[] mixed(double[] before, double[] after, double share) {
    double[] mixed = new double[before.length];
    for (int channel = 0; channel < mixed.length; channel++) {
      mixed[channel] = before[channel] + share * (after[channel] - before[channel]);
    }
    return mixed;
  }

  /** Deviation from the running mean over as many bins as a frame has. */
  static double[][][] fast(double[][][] rates, int frame) {
    double[][][] fast = new double[rates.length][rates[0].length][rates[0][0].length];
    for (int trial = 0; trial < fast.length; trial++) {
      for (int bin = 0; bin < fast[trial].length; bin++) {
        int from = Math.max(0, bin - frame / 2);
        int to = Math.min(fast[trial].length, bin - frame / 2 + frame);
        for (int channel = 0; channel < fast[trial][bin].length; channel++) {
          double sum = 0;
          for (int near = from; near < to; near++) {
            sum += rates[trial][near][channel];
          }
          fast[trial][bin][channel] = rates[trial][bin][channel] - sum / (to - from);
        }
      }
    }
    return fast;
  }
}
