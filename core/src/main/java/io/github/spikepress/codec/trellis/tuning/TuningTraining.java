// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.codec.trellis.coding.Choice;
import io.github.spikepress.codec.trellis.coding.Choices;
import io.github.spikepress.codec.trellis.estimation.Assignment;
import io.github.spikepress.codec.trellis.estimation.BasisEstimator;
import io.github.spikepress.codec.trellis.estimation.Residuals;
import io.github.spikepress.codec.trellis.estimation.TableEstimator;
import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.KMeans;
import io.github.spikepress.quantization.ScaledIntegers;
import io.github.spikepress.waveforms.Waveforms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Learns from many recordings what is to be expected of one that nobody has seen yet: a model whose
 * codec is tuned to the spikes of each payload.
 */
public final class TuningTraining {

  private static final float LAMBDA = 0.3f;
  private static final float[] STEPS = {0.3f, 0.54f, 0.972f};
  private static final float BASIS_UNIT = 1 / 4096f;
  private static final int KMEANS_ITERATIONS = 10;
  private static final int FIRST_CLASSES = 8;
  private static final int MOST_CLASSES = 12;
  private static final int ROUNDS = 2;

  /** Steps that recordings are tried with, in the codes of {@link Tuning.Scale}. */
  private static final int LEAST_STEP_CODE = -40;

  private static final int GREATEST_STEP_CODE = 48;

  /** Rms of the means' coordinates that is expected before any are known. */
  private static final double FIRST_MEAN_RMS = 0.5;

  /** Rows count as if there had been so many of even power before. */
  private static final int PRIOR_ROWS = 2;

  private final Waveforms training;
  private final List<float[][]> recordings = new ArrayList<>();
  private final int numSamples;
  private final SplittableRandom random;

  private TuningTraining(List<Waveforms> recordings, long seed) {
    training = levelled(recordings);
    numSamples = training.numSamples();
    random = new SplittableRandom(seed);
    int from = 0;
    for (Waveforms recording : recordings) {
      float[][] rows = new float[recording.numSpikes()][];
      for (int n = 0; n < rows.length; n++) {
        int start = (from + n) * training.valuesPerSpike();
        rows[n] = Arrays.copyOfRange(training.values(), start, start + training.valuesPerSpike());
      }
      from += rows.length;
      if (rows.length > 0) {
        this.recordings.add(rows);
      }
    }
  }

  /**
   * Trains a model.
   *
   * @param recordings spikes of each recording, all of one window; at least one recording of at
   *     least one spike
   * @param seed start of every random choice
   * @param monitor follows the training and may cancel it between two rounds
   * @return the model
   */
  public static CodecModel train(List<Waveforms> recordings, long seed, TrainingMonitor monitor) {
    int spikes = recordings.stream().mapToInt(Waveforms::numSpikes).sum();
    if (spikes == 0) {
      throw new WrongArgumentException("training needs at least one spike, got none");
    }
    recordings.forEach(Waveforms::requireFinite);
    int samples = recordings.get(0).numSamples();
    if (samples > Tuning.GREATEST_SAMPLES) {
      throw new WrongArgumentException(
          "tuned models take up to " + Tuning.GREATEST_SAMPLES + " samples, got " + samples);
    }
    TuningTraining training = new TuningTraining(recordings, seed);
    TuningPrior prior = training.first();
    for (int round = 0; round < ROUNDS && !monitor.cancelled(); round++) {
      prior = training.next(prior);
      monitor.progressed(
          new TrainingProgress(round + 1, ROUNDS, Double.NaN, Double.NaN, MOST_CLASSES));
    }
    ModelCard card =
        Provenance.card(
            TrellisModel.FAMILY,
            TuningTensors.FORMAT_VERSION,
            training.training,
            seed,
            Map.of("recordings", Integer.toString(recordings.size())),
            Map.of());
    return new CodecModel(card, TuningTensors.of(prior));
  }

  /** All recordings one after another, each brought to the same level. */
  private static Waveforms levelled(List<Waveforms> recordings) {
    Waveforms first = recordings.get(0);
    int spikes = recordings.stream().mapToInt(Waveforms::numSpikes).sum();
    float[] values = new float[Math.multiplyExact(spikes, first.valuesPerSpike())];
    int at = 0;
    for (Waveforms recording : recordings) {
      float gain = Adaptation.to(recording, 0).gain();
      for (float value : recording.values()) {
        values[at++] = value * gain;
      }
    }
    return new Waveforms(spikes, first.numChannels(), first.numSamples(), values);
  }

  /** What is known before anything was coded: the directions of what class means leave. */
  private TuningPrior first() {
    BasisEstimator estimator = new BasisEstimator(1, numSamples, 1);
    for (float[][] spikes : recordings) {
      addResiduals(spikes, estimator);
    }
    int[] meanSpreads = new int[numSamples];
    Arrays.fill(meanSpreads, meanSpread(FIRST_MEAN_RMS));
    int[][] directionSpreads = new int[numSamples][numSamples];
    for (int[] row : directionSpreads) {
      Arrays.fill(row, CoefficientTables.spread(2 * Math.sqrt(evenMoment())));
    }
    return new TuningPrior(
        training.numChannels(),
        numSamples,
        ScaledIntegers.round(estimator.basis(numSamples, 0), BASIS_UNIT),
        meanSpreads,
        directionSpreads,
        new TableEstimator().tables(),
        STEPS,
        LAMBDA);
  }

  /** Every recording's residuals count the same, however loud its noise. */
  private void addResiduals(float[][] spikes, BasisEstimator estimator) {
    Codebook classes = KMeans.fit(spikes, FIRST_CLASSES, KMEANS_ITERATIONS, 1);
    float[] scores = new float[classes.size()];
    float[][] means = new float[spikes.length][];
    double power = 0;
    for (int n = 0; n < spikes.length; n++) {
      means[n] = classes.codeword(classes.nearest(spikes[n], scores));
      for (int t = 0; t < means[n].length; t++) {
        double residual = spikes[n][t] - means[n][t];
        power += residual * residual;
      }
    }
    double rms = Math.sqrt(power / ((double) spikes.length * training.valuesPerSpike()));
    for (int n = 0; n < spikes.length && rms > 0; n++) {
      for (int from = 0; from < means[n].length; from += numSamples) {
        estimator.add(
            Arrays.copyOfRange(spikes[n], from, from + numSamples),
            Arrays.copyOfRange(means[n], from, from + numSamples),
            rms);
      }
    }
  }

  /** Tunes to every recording at some step and counts what that takes. */
  private TuningPrior next(TuningPrior prior) {
    TableEstimator tables = new TableEstimator();
    double[] means = new double[numSamples + 1];
    double[][] rows = new double[numSamples][numSamples + 1];
    TunedNumbers numbers = new TunedNumbers(prior);
    for (float[][] spikes : recordings) {
      int code = random.nextInt(LEAST_STEP_CODE, GREATEST_STEP_CODE + 1);
      Tuning.Scale scale = new Tuning.Scale(0, code);
      Tuned tuned = new TuningSearch(prior, scale, spikes).search(1 + random.nextInt(MOST_CLASSES));
      countCoefficients(tuned.model(), spikes, tables);
      double unit = numbers.meanUnit(scale);
      for (int[] mean : tuned.tuning().means()) {
        for (int from = 0; from < mean.length; from += numSamples) {
          addMoments(mean, from, unit, means);
        }
      }
      int[][] directions = tuned.tuning().directions();
      for (int i = 0; i < directions.length; i++) {
        addMoments(directions[i], 0, 1, rows[i]);
      }
    }
    return new TuningPrior(
        training.numChannels(),
        numSamples,
        prior.basis(),
        meanSpreads(means),
        directionSpreads(rows),
        tables.tables(),
        STEPS,
        LAMBDA);
  }

  private static void countCoefficients(
      TrellisModel model, float[][] spikes, TableEstimator tables) {
    Choice[] choices = Choices.of(model, spikes);
    double[][] targets =
        Residuals.coefficients(
            spikes,
            Assignment.of(choices),
            model.means().toFloats(),
            model.basis().toFloats(),
            model.steps());
    for (int n = 0; n < spikes.length; n++) {
      if (targets[n] != null) {
        int[] spreads = model.spreads()[choices[n].spikeClass()][choices[n].step()];
        tables.add(spreads, choices[n].levels(), targets[n]);
      }
    }
  }

  /** The last number of the sums counts the rows. */
  private void addMoments(int[] integers, int from, double unit, double[] sums) {
    for (int i = 0; i < numSamples; i++) {
      double value = integers[from + i] * unit;
      sums[i] += value * value;
    }
    sums[numSamples]++;
  }

  private int[] meanSpreads(double[] moments) {
    int[] spreads = new int[numSamples];
    for (int i = 0; i < numSamples; i++) {
      spreads[i] = meanSpread(Math.sqrt(moments[i] / moments[numSamples]));
    }
    return spreads;
  }

  private static int meanSpread(double rms) {
    return CoefficientTables.spread(2 * rms * TunedNumbers.MEAN_UNITS_PER_STEP / STEPS[0]);
  }

  private int[][] directionSpreads(double[][] moments) {
    int[][] spreads = new int[numSamples][numSamples];
    for (int i = 0; i < numSamples; i++) {
      for (int t = 0; t < numSamples; t++) {
        double sum = moments[i][t] + PRIOR_ROWS * evenMoment();
        double moment = sum / (moments[i][numSamples] + PRIOR_ROWS);
        spreads[i][t] = CoefficientTables.spread(2 * Math.sqrt(moment));
      }
    }
    return spreads;
  }

  /** Mean square of a row's integers where its power is spread evenly. */
  private double evenMoment() {
    return Tuning.ROW_LENGTH * Tuning.ROW_LENGTH / (double) numSamples;
  }
}
