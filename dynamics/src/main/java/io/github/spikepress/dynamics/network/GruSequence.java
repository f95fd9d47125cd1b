// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.Arrays;

/**
 * One cell run over the steps of a batch of trials, with all that the way back needs. Rows are
 * ordered by step, then trial; states are flat, {@code [trial × size]} for each step. Not
 * thread-safe.
 *
 * <p>Use: for each step {@link #setInput} or {@link #setCounts} (cells with an input), then {@link
 * #forward}; back in reverse order {@link #backward} and, for dense inputs, {@link #inputGradient};
 * at the end {@link #accumulate}.
 */
final class GruSequence {

  private final GruCell cell;
  private final int steps;
  private final int batch;
  private final int size;
  private final float[][] inputGates;
  private final float[][] hiddenGates;
  private final float[][] states;
  private final float[][] reset;
  private final float[][] update;
  private final float[][] candidate;
  private final float[][] hiddenCandidate;
  private final float[][] inputGateGradients;
  private final float[][] hiddenGateGradients;
  private final float[][] recurrentTransposed;
  private final float[][] inputTransposed;
  private final float[][] products;
  private final float[] scratch;

  GruSequence(GruCell cell, int steps, int batch) {
    this.cell = cell;
    this.steps = steps;
    this.batch = batch;
    size = cell.size();
    boolean alone = cell.input().values().length == 0;
    inputGates = alone ? null : new float[steps * batch][3 * size];
    hiddenGates = new float[batch][3 * size];
    states = new float[steps + 1][batch * size];
    reset = new float[steps][batch * size];
    update = new float[steps][batch * size];
    candidate = new float[steps][batch * size];
    hiddenCandidate = new float[steps][batch * size];
    inputGateGradients = new float[steps * batch][3 * size];
    hiddenGateGradients = new float[steps * batch][3 * size];
    recurrentTransposed = Rows.transposed(cell.recurrent().values());
    inputTransposed = alone ? null : Rows.transposed(cell.input().values());
    products = new float[batch][size];
    scratch = new float[batch * size];
  }

  /** The state before a step: step 0 gives the initial state, which may be written. */
  float[] state(int step) {
    return states[step];
  }

  /** Gives a step dense inputs, flat {@code [trial × inputs]}. */
  void setInput(int step, float[] x) {
    float[][] weights = cell.input().values();
    for (int trial = 0; trial < batch; trial++) {
      Rows.addProduct(biasedGates(step, trial), x, trial * weights.length, weights);
    }
  }

  /** Gives a step inputs that are mostly zero, {@code [trial][inputs]} from a row on. */
  void setCounts(int step, float[][] rows, int first) {
    for (int trial = 0; trial < batch; trial++) {
      Rows.addSparseProduct(biasedGates(step, trial), rows[first + trial], cell.input().values());
    }
  }

  /** Computes the state after a step. */
  void forward(int step) {
    for (int trial = 0; trial < batch; trial++) {
      System.arraycopy(cell.recurrentBias().bias(), 0, hiddenGates[trial], 0, 3 * size);
      Rows.addProduct(hiddenGates[trial], states[step], trial * size, cell.recurrent().values());
    }
    gate(step, 0, reset[step]);
    gate(step, size, update[step]);
    gather(hiddenGates, 0, 2 * size, hiddenCandidate[step]);
    gatherInput(step, 2 * size, candidate[step]);
    addProducts(candidate[step], reset[step], hiddenCandidate[step]);
    Activations.tanh(candidate[step]);
    mix(states[step + 1], candidate[step], update[step], states[step]);
  }

  /** Turns the gradient of the state after a step, in place, into that of the state before it. */
  void backward(int step, float[] gradient) {
    float[] n = candidate[step];
    float[] z = update[step];
    candidateGradient(scratch, gradient, z, n);
    scatter(scratch, inputGateGradients, step * batch, 2 * size);
    float[] gated = new float[scratch.length];
    multiply(gated, scratch, reset[step]);
    scatter(gated, hiddenGateGradients, step * batch, 2 * size);
    multiply(gated, scratch, hiddenCandidate[step]);
    multiplyByLogisticSlope(gated, reset[step]);
    scatterToBoth(gated, step, 0);
    updateGradient(gated, gradient, states[step], n);
    multiplyByLogisticSlope(gated, z);
    scatterToBoth(gated, step, size);
    multiply(gradient, gradient, z);
    addRecurrentProducts(step, gradient);
  }

  /** Adds the gradient of a step's dense inputs, after {@link #backward} of that step. */
  void inputGradient(int step, float[] sum) {
    int inputs = cell.input().values().length;
    float[] row = new float[inputs];
    for (int trial = 0; trial < batch; trial++) {
      System.arraycopy(sum, trial * inputs, row, 0, inputs);
      Rows.addProduct(row, inputGateGradients[step * batch + trial], 0, inputTransposed);
      System.arraycopy(row, 0, sum, trial * inputs, inputs);
    }
  }

  /** Sums the gradients of everything but the input matrix. */
  void accumulate() {
    float[][] before = Arrays.copyOf(states, steps);
    Rows.addOuterProducts(cell.recurrent().gradient(), before, hiddenGateGradients, 0);
    int rows = steps * batch;
    Rows.addAll(cell.recurrentBias().biasGradient(), hiddenGateGradients, 0, rows);
    Rows.addAll(cell.inputBias().biasGradient(), inputGateGradients, 0, rows);
  }

  /** Sums the gradient of the input matrix for the dense inputs of all steps. */
  void accumulateInputs(float[][] x) {
    Rows.addOuterProducts(cell.input().gradient(), x, inputGateGradients, 0);
  }

  /** Sums a step's gradient of the input matrix for inputs that are mostly zero. */
  void accumulateCounts(int step, float[][] rows, int first) {
    float[][] gradient = cell.input().gradient();
    for (int trial = 0; trial < batch; trial++) {
      float[] x = rows[first + trial];
      for (int k = 0; k < x.length; k++) {
        if (x[k] != 0) {
          Rows.addScaled(gradient[k], x[k], inputGateGradients[step * batch + trial]);
        }
      }
    }
  }

  private float[] biasedGates(int step, int trial) {
    float[] gates = inputGates[step * batch + trial];
    System.arraycopy(cell.inputBias().bias(), 0, gates, 0, 3 * size);
    return gates;
  }

  private void gate(int step, int column, float[] gate) {
    gather(hiddenGates, 0, column, gate);
    gatherInput(step, column, scratch);
    Rows.addScaled(gate, 1, scratch);
    Activations.logistic(gate);
  }

  private void gatherInput(int step, int column, float[] flat) {
    if (inputGates != null) {
      gather(inputGates, step * batch, column, flat);
      return;
    }
    for (int trial = 0; trial < batch; trial++) {
      System.arraycopy(cell.inputBias().bias(), column, flat, trial * size, size);
    }
  }

  private void gather(float[][] rows, int first, int column, float[] flat) {
    for (int trial = 0; trial < batch; trial++) {
      System.arraycopy(rows[first + trial], column, flat, trial * size, size);
    }
  }

  private void scatter(float[] flat, float[][] rows, int first, int column) {
    for (int trial = 0; trial < batch; trial++) {
      System.arraycopy(flat, trial * size, rows[first + trial], column, size);
    }
  }

  private void scatterToBoth(float[] flat, int step, int column) {
    scatter(flat, inputGateGradients, step * batch, column);
    scatter(flat, hiddenGateGradients, step * batch, column);
  }

  private void addRecurrentProducts(int step, float[] gradient) {
    scatter(gradient, products, 0, 0);
    for (int trial = 0; trial < batch; trial++) {
      float[] gates = hiddenGateGradients[step * batch + trial];
      Rows.addProduct(products[trial], gates, 0, recurrentTransposed);
    }
    gather(products, 0, 0, gradient);
  }

  private static void addProducts(float[] sum, float[] a, float[] b) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a[i] * b[i];
    }
  }

  private static void multiply(float[] product, float[] a, float[] b) {
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
  }

  private static void mix(float[] mixed, float[] n, float[] z, float[] h) {
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = n[i] + z[i] * (h[i] - n[i]);
    }
  }

  private static void candidateGradient(float[] result, float[] gradient, float[] z, float[] n) {
    for (int i = 0; i < result.length; i++) {
      result[i] = gradient[i] * (1 - z[i]) * (1 - n[i] * n[i]);
    }
  }

  private static void updateGradient(float[] result, float[] gradient, float[] h, float[] n) {
    for (int i = 0; i < result.length; i++) {
      result[i] = gradient[i] * (h[i] - n[i]);
    }
  }

  private static void multiplyByLogisticSlope(float[] values, float[] s) {
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * s[i] * (1 - s[i]);
    }
  }
}
