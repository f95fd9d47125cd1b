// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

/**
 * One cell run over the steps of a batch of trials, with all that the way back needs. States are
 * flat, {@code [trial × size]} for each step. Made once for many batches of the same shape, so that
 * no step waits for fresh memory. Not thread-safe.
 *
 * <p>Use: {@link #start}; for each step {@link #setInput} or {@link #setCounts} (cells with an
 * input), then {@link #forward}; back in reverse order {@link #backward}, which sums the gradients
 * of the recurrent matrix and the biases, and for cells with an input {@link #accumulateInput} or
 * {@link #accumulateCounts} and, where wanted, {@link #inputGradient}.
 */
final class GruSequence {

  private final GruCell cell;
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
  private final float[][] stateRows;
  private final float[] fromInput;
  private final float[] fromState;
  private float[][] recurrentTransposed;
  private float[][] inputTransposed;

  GruSequence(GruCell cell, int steps, int batch) {
    this.cell = cell;
    this.batch = batch;
    size = cell.size();
    inputGates = new float[batch][3 * size];
    hiddenGates = new float[batch][3 * size];
    states = new float[steps + 1][batch * size];
    reset = new float[steps][batch * size];
    update = new float[steps][batch * size];
    candidate = new float[steps][batch * size];
    hiddenCandidate = new float[steps][batch * size];
    inputGateGradients = new float[batch][3 * size];
    hiddenGateGradients = new float[batch][3 * size];
    stateRows = new float[batch][size];
    fromInput = new float[batch * size];
    fromState = new float[batch * size];
  }

  /** The sequence itself if it has this shape, or else a new one of the same cell. */
  static GruSequence fitting(GruSequence old, GruCell cell, int steps, int batch) {
    boolean fits = old != null && old.batch == batch && old.reset.length == steps;
    return fits ? old : new GruSequence(cell, steps, batch);
  }

  /** Begins a batch with the weights as they are now. */
  void start() {
    recurrentTransposed = Rows.transposed(cell.recurrent().values());
    if (cell.numInputs() > 0) {
      inputTransposed = Rows.transposed(cell.input().values());
    }
    setBias();
  }

  /** The state before a step: step 0 gives the initial state, which may be written. */
  float[] state(int step) {
    return states[step];
  }

  /** Gives the next step dense inputs, flat {@code [trial × inputs]}. */
  void setInput(float[] x) {
    setBias();
    Rows.addProducts(inputGates, Rows.fromFlat(x, batch), cell.input().values());
  }

  /** Gives the next step inputs that are mostly zero, {@code [trial][inputs]} from a row on. */
  void setCounts(float[][] rows, int first) {
    setBias();
    for (int trial = 0; trial < batch; trial++) {
      Rows.addSparseProduct(inputGates[trial], rows[first + trial], cell.input().values());
    }
  }

  /** Computes the state after a step. */
  void forward(int step) {
    for (float[] gates : hiddenGates) {
      System.arraycopy(cell.recurrentBias().bias(), 0, gates, 0, 3 * size);
    }
    Rows.fromFlat(states[step], stateRows);
    Rows.addProducts(hiddenGates, stateRows, cell.recurrent().values());
    gather(0);
    Activations.logistic(reset[step], fromInput, fromState);
    gather(size);
    Activations.logistic(update[step], fromInput, fromState);
    gather(inputGates, 2 * size, fromInput);
    gather(hiddenGates, 2 * size, hiddenCandidate[step]);
    Activations.tanh(candidate[step], fromInput, reset[step], hiddenCandidate[step]);
    mix(states[step + 1], candidate[step], update[step], states[step]);
  }

  /**
   * Turns the gradient of the state after a step, in place, into that of the state before it, and
   * sums the gradients of the recurrent matrix and of both biases.
   */
  void backward(int step, float[] gradient) {
    float[] n = candidate[step];
    float[] z = update[step];
    float[] result = fromState;
    updateGradient(result, gradient, states[step], n, z);
    scatterToBoth(result, size);
    float[] candidateGradient = fromInput;
    candidateGradient(candidateGradient, gradient, z, n);
    scatter(candidateGradient, inputGateGradients, 2 * size);
    resetGradient(result, candidateGradient, hiddenCandidate[step], reset[step]);
    scatterToBoth(result, 0);
    multiply(result, candidateGradient, reset[step]);
    scatter(result, hiddenGateGradients, 2 * size);
    multiply(gradient, gradient, z);
    Rows.fromFlat(gradient, stateRows);
    Rows.addProducts(stateRows, hiddenGateGradients, recurrentTransposed);
    Rows.toFlat(stateRows, gradient);
    Rows.fromFlat(states[step], stateRows);
    Rows.addOuterProducts(cell.recurrent().gradient(), stateRows, hiddenGateGradients);
    Rows.addAll(cell.recurrentBias().biasGradient(), hiddenGateGradients);
    Rows.addAll(cell.inputBias().biasGradient(), inputGateGradients);
  }

  /** Adds the gradient of a step's dense inputs, right after {@link #backward} of that step. */
  void inputGradient(float[] sum) {
    float[][] rows = Rows.fromFlat(sum, batch);
    Rows.addProducts(rows, inputGateGradients, inputTransposed);
    Rows.toFlat(rows, sum);
  }

  /** Sums the input matrix's gradient of a step's dense inputs, right after {@link #backward}. */
  void accumulateInput(float[] x) {
    float[][] rows = Rows.fromFlat(x, batch);
    Rows.addOuterProducts(cell.input().gradient(), rows, inputGateGradients);
  }

  /** The same for inputs that are mostly zero. */
  void accumulateCounts(float[][] rows, int first) {
    float[][] gradient = cell.input().gradient();
    for (int trial = 0; trial < batch; trial++) {
      float[] x = rows[first + trial];
      for (int k = 0; k < x.length; k++) {
        if (x[k] != 0) {
          Rows.addScaled(gradient[k], x[k], inputGateGradients[trial]);
        }
      }
    }
  }

  private void setBias() {
    for (float[] gates : inputGates) {
      System.arraycopy(cell.inputBias().bias(), 0, gates, 0, 3 * size);
    }
  }

  private void gather(int column) {
    gather(inputGates, column, fromInput);
    gather(hiddenGates, column, fromState);
  }

  private void gather(float[][] rows, int column, float[] flat) {
    for (int trial = 0; trial < batch; trial++) {
      System.arraycopy(rows[trial], column, flat, trial * size, size);
    }
  }

  private void scatter(float[] flat, float[][] rows, int column) {
    for (int trial = 0; trial < batch; trial++) {
      System.arraycopy(flat, trial * size, rows[trial], column, size);
    }
  }

  private void scatterToBoth(float[] flat, int column) {
    scatter(flat, inputGateGradients, column);
    scatter(flat, hiddenGateGradients, column);
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

  private static void updateGradient(
      float[] result, float[] gradient, float[] h, float[] n, float[] z) {
    for (int i = 0; i < result.length; i++) {
      result[i] = gradient[i] * (h[i] - n[i]) * z[i] * (1 - z[i]);
    }
  }

  private static void resetGradient(float[] result, float[] candidate, float[] h, float[] r) {
    for (int i = 0; i < result.length; i++) {
      result[i] = candidate[i] * h[i] * r[i] * (1 - r[i]);
    }
  }
}
