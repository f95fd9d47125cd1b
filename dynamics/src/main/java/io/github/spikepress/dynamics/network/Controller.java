// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Infers what the generator cannot know by itself: from an encoder's view of each bin and the
 * factors just produced, a Gaussian input for the next step (Pandarinath et al. 2018). The prior
 * has no autocorrelation. Not thread-safe.
 */
final class Controller {

  private final Encoder encoder;
  private final GruCell cell;
  private final Dense posterior;
  private final GaussianLatent latent;
  private final int encoded;
  private final int fedBack;
  private final int inputs;

  private Batch batch;
  private GruSequence sequence;
  private float[][] cellInputs;
  private float[][] posteriors;
  private float[][] noises;
  private float[][] encoderGradients;

  Controller(NetworkShape shape, Random random) {
    encoded = 2 * shape.controllerSize();
    fedBack = shape.latentSize();
    inputs = shape.inferredInputs();
    encoder = new Encoder("controller_encoder", shape.channels(), shape.controllerSize(), random);
    cell = new GruCell("controller", encoded + fedBack, shape.controllerSize(), random);
    posterior = new Dense("controller_posterior", shape.controllerSize(), 2 * inputs, random);
    latent = new GaussianLatent("inferred_inputs", inputs);
  }

  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(encoder.parameters());
    all.addAll(cell.parameters());
    all.addAll(posterior.parameters());
    all.addAll(latent.parameters());
    return all;
  }

  /** Reads the counts; chance may be null for the posterior's mean. */
  void start(Batch counts, Random chance) {
    batch = counts;
    encoder.run(batch);
    sequence = GruSequence.fitting(sequence, cell, batch.steps(), batch.trials());
    sequence.start();
    cellInputs = new float[batch.steps()][];
    posteriors = new float[batch.steps()][];
    encoderGradients = new float[batch.steps()][batch.trials() * encoded];
    noises = new float[batch.steps()][batch.trials() * inputs];
    if (chance != null) {
      for (int step = 0; step < noises.length; step++) {
        noises[step] = latent.noise(batch.trials(), chance);
      }
    }
  }

  /** The input of a step, flat {@code [trial × inputs]}, from the factors before it. */
  float[] forward(int step, float[] factors) {
    cellInputs[step] = joined(encoder.at(step), factors);
    sequence.setInput(cellInputs[step]);
    sequence.forward(step);
    posteriors[step] = posterior.forward(sequence.state(step + 1), batch.trials());
    return latent.sample(posteriors[step], noises[step]);
  }

  /** Divergence of all steps from the prior in nats. */
  double divergence() {
    double sum = 0;
    for (float[] step : posteriors) {
      sum += latent.divergence(step);
    }
    return sum;
  }

  /**
   * One step back.
   *
   * @param stateGradient gradient carried along the controller's own states, changed in place
   * @param gradient of the step's input
   * @param weight of the divergence
   * @return gradient of the factors before the step
   */
  float[] backward(int step, float[] stateGradient, float[] gradient, double weight) {
    float[] figures = latent.backward(posteriors[step], noises[step], gradient, weight);
    posterior.backward(sequence.state(step + 1), figures, batch.trials(), stateGradient);
    sequence.backward(step, stateGradient);
    sequence.accumulateInput(cellInputs[step]);
    float[] inputGradient = new float[cellInputs[step].length];
    sequence.inputGradient(inputGradient);
    float[] factorGradient = new float[batch.trials() * fedBack];
    for (int trial = 0; trial < batch.trials(); trial++) {
      int from = trial * (encoded + fedBack);
      System.arraycopy(inputGradient, from, encoderGradients[step], trial * encoded, encoded);
      System.arraycopy(inputGradient, from + encoded, factorGradient, trial * fedBack, fedBack);
    }
    return factorGradient;
  }

  /** Sums what is left after the first step. */
  void finish() {
    encoder.backwardFromBins(encoderGradients);
  }

  int size() {
    return cell.size();
  }

  private float[] joined(float[] view, float[] factors) {
    float[] joined = new float[batch.trials() * (encoded + fedBack)];
    for (int trial = 0; trial < batch.trials(); trial++) {
      int to = trial * (encoded + fedBack);
      System.arraycopy(view, trial * encoded, joined, to, encoded);
      System.arraycopy(factors, trial * fedBack, joined, to + encoded, fedBack);
    }
    return joined;
  }
}
