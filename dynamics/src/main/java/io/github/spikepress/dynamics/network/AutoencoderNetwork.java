// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A sequential autoencoder of spike counts (LFADS; Sussillo et al. 2016, Pandarinath et al. 2018):
 * encoder, initial condition, generator, factors, log-rates. Entries that take no part in the loss
 * have no gradient (selective backpropagation through time; Zhu et al. 2021). Not thread-safe.
 */
public final class AutoencoderNetwork {

  private final Encoder encoder;
  private final InitialCondition initialCondition;
  private final Decoder decoder;
  private final List<Parameter> parameters;
  private float[][] gradient;

  /**
   * Makes a network with random weights.
   *
   * @param shape widths
   * @param seed of the weights
   */
  public AutoencoderNetwork(NetworkShape shape, long seed) {
    Random random = new Random(seed);
    encoder = new Encoder("encoder", shape.channels(), shape.encoderSize(), random);
    initialCondition = new InitialCondition(shape, random);
    decoder = new Decoder(shape, random);
    List<Parameter> all = new ArrayList<>(encoder.parameters());
    all.addAll(initialCondition.parameters());
    all.addAll(decoder.parameters());
    parameters = List.copyOf(all);
  }

  /**
   * What a batch cost.
   *
   * @param likelihood negative Poisson log-likelihood in nats per entry of the loss, without the
   *     factorials
   * @param divergence of initial conditions and inferred inputs from their priors, nats per
   *     observed entry, unweighted
   */
  public record Loss(double likelihood, double divergence) {}

  /**
   * What is learned.
   *
   * @return all parameters in the order of model files
   */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * The last layer, of which the weights carry the penalty and the bias starts at the mean rates.
   *
   * @return the layer from factors to log-rates
   */
  public Dense readout() {
    return decoder.readout();
  }

  /**
   * Infers rates without chance.
   *
   * @param batch trials
   * @return log spikes per bin, {@code [step · trials + trial][channel]}; the next batch writes
   *     over them
   */
  public float[][] infer(Batch batch) {
    run(batch, null);
    return decoder.logRates();
  }

  /**
   * The factors of the latest {@link #infer}.
   *
   * @param step bin
   * @return flat {@code [trial × factors]}
   */
  public float[] factors(int step) {
    return decoder.factors(step);
  }

  /**
   * Runs a batch and adds its gradients to those of the parameters.
   *
   * @param batch trials
   * @param divergenceWeight weight of the divergence in the loss, 0 to 1
   * @param chance source of dropout and samples; null for none
   * @return what the batch cost
   */
  public Loss learn(Batch batch, double divergenceWeight, Random chance) {
    run(batch, chance);
    if (gradient == null || gradient.length != batch.counts().length) {
      gradient = new float[batch.counts().length][batch.counts()[0].length];
    }
    double likelihood =
        PoissonLoss.evaluate(decoder.logRates(), batch.counts(), batch.inLoss(), gradient);
    double divergence = initialCondition.divergence() + decoder.divergence();
    double weight = divergenceWeight / batch.observed();
    float[] stateGradient = decoder.backward(gradient, weight);
    encoder.backwardFromSummary(initialCondition.backward(stateGradient, weight));
    return new Loss(likelihood, divergence / batch.observed());
  }

  private void run(Batch batch, Random chance) {
    encoder.run(batch);
    float[] first = initialCondition.forward(encoder.summary(), batch.trials(), chance);
    decoder.run(batch, first, chance);
  }
}
