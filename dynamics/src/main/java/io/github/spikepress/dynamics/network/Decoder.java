// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The generator, its factors and the log-rates that are read from them. Not thread-safe. */
final class Decoder {

  private final GruCell generator;
  private final Dense factors;
  private final Dense readout;
  private final Controller controller;

  private int steps;
  private int trials;
  private GruSequence sequence;
  private float[] firstFactors;
  private float[][] factorsOfStep;
  private float[][] inputsOfStep;
  private float[][] logRates;

  Decoder(NetworkShape shape, Random random) {
    boolean controlled = shape.inferredInputs() > 0;
    controller = controlled ? new Controller(shape, random) : null;
    generator = new GruCell("generator", shape.inferredInputs(), shape.generatorSize(), random);
    factors =
        shape.factors() > 0
            ? new Dense("factors", shape.generatorSize(), shape.factors(), random)
            : null;
    readout = new Dense("readout", shape.latentSize(), shape.channels(), random);
  }

  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    if (controller != null) {
      all.addAll(controller.parameters());
    }
    all.addAll(generator.parameters());
    if (factors != null) {
      all.addAll(factors.parameters());
    }
    all.addAll(readout.parameters());
    return all;
  }

  Dense readout() {
    return readout;
  }

  /** Runs the generator from its first state; chance may be null for means. */
  void run(Batch batch, float[] firstState, Random chance) {
    steps = batch.steps();
    trials = batch.trials();
    sequence = GruSequence.fitting(sequence, generator, steps, trials);
    sequence.start();
    System.arraycopy(firstState, 0, sequence.state(0), 0, firstState.length);
    factorsOfStep = new float[steps][];
    inputsOfStep = new float[steps][];
    if (logRates == null || logRates.length != steps * trials) {
      logRates = new float[steps * trials][readout.outputs()];
    }
    firstFactors = factorsOf(sequence.state(0));
    if (controller != null) {
      controller.start(batch, chance);
    }
    for (int step = 0; step < steps; step++) {
      forward(step);
    }
  }

  float[][] logRates() {
    return logRates;
  }

  /** The factors of a step, flat {@code [trial × factors]}. */
  float[] factors(int step) {
    return factorsOfStep[step];
  }

  /** Divergence of the inferred inputs in nats; 0 without a controller. */
  double divergence() {
    return controller == null ? 0 : controller.divergence();
  }

  /** Sums all gradients and gives that of the first state. */
  float[] backward(float[][] gradient, double weight) {
    float[] stateGradient = new float[trials * generator.size()];
    float[] controllerGradient = new float[controller == null ? 0 : trials * controller.size()];
    float[] carried = new float[firstFactors.length];
    Dense.Backward throughReadout = readout.new Backward();
    for (int step = steps - 1; step >= 0; step--) {
      throughReadout.step(factorsOfStep[step], ofStep(gradient, step), carried);
      throughFactors(step + 1, carried, stateGradient);
      sequence.backward(step, stateGradient);
      carried = backwardControl(step, controllerGradient, weight);
    }
    throughReadout.finish();
    if (controller != null) {
      throughFactors(0, carried, stateGradient);
      controller.finish();
    }
    return stateGradient;
  }

  private void forward(int step) {
    if (controller != null) {
      inputsOfStep[step] =
          controller.forward(step, step == 0 ? firstFactors : factorsOfStep[step - 1]);
      sequence.setInput(inputsOfStep[step]);
    }
    sequence.forward(step);
    factorsOfStep[step] = factorsOf(sequence.state(step + 1));
    readout.forward(factorsOfStep[step], ofStep(logRates, step));
  }

  private float[] backwardControl(int step, float[] controllerGradient, double weight) {
    if (controller == null) {
      return new float[firstFactors.length];
    }
    float[] inputGradient = new float[inputsOfStep[step].length];
    sequence.accumulateInput(inputsOfStep[step]);
    sequence.inputGradient(inputGradient);
    return controller.backward(step, controllerGradient, inputGradient, weight);
  }

  private float[][] ofStep(float[][] rows, int step) {
    return Arrays.copyOfRange(rows, step * trials, (step + 1) * trials);
  }

  private float[] factorsOf(float[] state) {
    return factors == null ? state : factors.forward(state, trials);
  }

  private void throughFactors(int state, float[] gradient, float[] sum) {
    if (factors == null) {
      Rows.addScaled(sum, 1, gradient);
    } else {
      factors.backward(sequence.state(state), gradient, trials, sum);
    }
  }
}
