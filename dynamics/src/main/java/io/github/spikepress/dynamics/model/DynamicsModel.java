// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.model;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.network.AutoencoderNetwork;
import io.github.spikepress.dynamics.network.Batch;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import java.util.stream.IntStream;

/** A trained autoencoder with what must be known to use it. Not thread-safe. */
public final class DynamicsModel {

  private static final int TRIALS_AT_A_TIME = 64;

  private final NetworkShape shape;
  private final AutoencoderNetwork network;
  private final ModelOrigin origin;

  /**
   * Puts a model together.
   *
   * @param shape widths of the network
   * @param network with its learned weights; must not be trained any further
   * @param origin how it was made
   */
  public DynamicsModel(NetworkShape shape, AutoencoderNetwork network, ModelOrigin origin) {
    this.shape = shape;
    this.network = network;
    this.origin = origin;
  }

  /**
   * The widths of the network.
   *
   * @return the shape
   */
  public NetworkShape shape() {
    return shape;
  }

  /**
   * How the model was made.
   *
   * @return bins, trials, settings, seed and figures of its training
   */
  public ModelOrigin origin() {
    return origin;
  }

  /**
   * The network itself, for further training of a copy or for tests.
   *
   * @return not a copy
   */
  public AutoencoderNetwork network() {
    return network;
  }

  /**
   * Infers rates and factors. Trials longer than those of the training are cut into chunks of that
   * length which overlap by half.
   *
   * @param counts trials; entries that are not observed are not read
   * @param progress is told after each group of trials
   * @return rates and factors for every bin and channel
   * @throws WrongArgumentException if channels or bin length differ from those of the training
   */
  public InferredDynamics infer(BinnedCounts counts, Progress progress) {
    return infer(counts, new Chunking(origin.trialBins(), origin.trialBins() / 2), progress);
  }

  /**
   * Infers rates and factors with chunks of one's own.
   *
   * @param counts trials; entries that are not observed are not read
   * @param chunking how longer trials are cut
   * @param progress is told after each group of trials
   * @return rates and factors for every bin and channel
   * @throws WrongArgumentException if channels or bin length differ from those of the training
   */
  public InferredDynamics infer(BinnedCounts counts, Chunking chunking, Progress progress) {
    requireSameKind(counts);
    int trials = counts.numTrials();
    double[][][] ratesHz = new double[trials][counts.numBins()][shape.channels()];
    float[][][] factors = new float[trials][counts.numBins()][shape.latentSize()];
    for (int from = 0; from < trials; from += TRIALS_AT_A_TIME) {
      int[] group = IntStream.range(from, Math.min(trials, from + TRIALS_AT_A_TIME)).toArray();
      for (int chunk = 0; chunk < chunking.count(counts.numBins()); chunk++) {
        inferChunk(counts, chunking, chunk, group, new InferredDynamics(ratesHz, factors));
      }
      progress.checkpoint("inferring rates", (double) (from + group.length) / trials);
    }
    return new InferredDynamics(ratesHz, factors);
  }

  private void inferChunk(
      BinnedCounts counts, Chunking chunking, int chunk, int[] group, InferredDynamics result) {
    int bins = counts.numBins();
    int first = chunking.first(chunk, bins);
    int overlap = chunk == 0 ? 0 : chunking.first(chunk - 1, bins) + chunking.bins() - first;
    int length = Math.min(chunking.bins(), bins);
    Batch batch = Batches.complete(counts.trials(group).bins(first, first + length), all(group));
    float[][] logRates = network.infer(batch);
    for (int bin = 0; bin < length; bin++) {
      double weight = bin < overlap ? Chunking.weight(bin, overlap) : 1;
      float[] flat = network.factors(bin);
      for (int i = 0; i < group.length; i++) {
        fadeRates(
            result.ratesHz()[group[i]][first + bin], logRates[bin * group.length + i], weight);
        fade(result.factors()[group[i]][first + bin], flat, i * shape.latentSize(), weight);
      }
    }
  }

  private void fadeRates(double[] ratesHz, float[] logRates, double weight) {
    for (int channel = 0; channel < ratesHz.length; channel++) {
      double rate = StrictMath.exp(logRates[channel]) / origin.binSeconds();
      ratesHz[channel] += weight * (rate - ratesHz[channel]);
    }
  }

  private static void fade(float[] factors, float[] flat, int from, double weight) {
    for (int i = 0; i < factors.length; i++) {
      factors[i] += (float) (weight * (flat[from + i] - factors[i]));
    }
  }

  private void requireSameKind(BinnedCounts counts) {
    if (counts.numChannels() != shape.channels()) {
      throw new WrongArgumentException(
          "the model knows "
              + shape.channels()
              + " channels, the counts have "
              + counts.numChannels());
    }
    if (Math.abs(counts.binSeconds() / origin.binSeconds() - 1) > 1e-6) {
      throw new WrongArgumentException(
          "the model was trained with bins of "
              + origin.binSeconds()
              + " s, the counts have bins of "
              + counts.binSeconds()
              + " s; bin the spikes again");
    }
  }

  private static int[] all(int[] group) {
    return IntStream.range(0, group.length).toArray();
  }
}
