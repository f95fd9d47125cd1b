// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A recurrent cell for each direction of time over the counts. Not thread-safe. */
final class Encoder {

  private final GruCell forwardCell;
  private final GruCell backwardCell;
  private final int size;
  private Batch batch;
  private GruSequence forward;
  private GruSequence backward;

  Encoder(String name, int channels, int size, Random random) {
    this.size = size;
    forwardCell = new GruCell(name + ".forward", channels, size, random);
    backwardCell = new GruCell(name + ".backward", channels, size, random);
  }

  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(forwardCell.parameters());
    all.addAll(backwardCell.parameters());
    return all;
  }

  void run(Batch counts) {
    batch = counts;
    forward = GruSequence.fitting(forward, forwardCell, batch.steps(), batch.trials());
    backward = GruSequence.fitting(backward, backwardCell, batch.steps(), batch.trials());
    forward.start();
    backward.start();
    for (int step = 0; step < batch.steps(); step++) {
      forward.setCounts(batch.inputs(), firstRow(step));
      forward.forward(step);
      backward.setCounts(batch.inputs(), firstRow(mirrored(step)));
      backward.forward(step);
    }
  }

  /** What both directions know after the whole trial, flat {@code [trial × 2 size]}. */
  float[] summary() {
    return joined(forward.state(batch.steps()), backward.state(batch.steps()));
  }

  /** What both directions know at a bin, flat {@code [trial × 2 size]}. */
  float[] at(int step) {
    return joined(forward.state(step + 1), backward.state(mirrored(step) + 1));
  }

  /** Sums the gradients from that of the summary. */
  void backwardFromSummary(float[] gradient) {
    float[][] atEnd = new float[batch.steps()][];
    atEnd[batch.steps() - 1] = gradient;
    backward(step -> atEnd[step], step -> atEnd[step]);
  }

  /** Sums the gradients from those of every bin's result. */
  void backwardFromBins(float[][] gradients) {
    backward(step -> gradients[step], step -> gradients[mirrored(step)]);
  }

  /** Gradient of both directions' joined states that arrives at a step; null for none. */
  @FunctionalInterface
  private interface Arriving {
    float[] at(int step);
  }

  private void backward(Arriving forwards, Arriving backwards) {
    float[] carriedForward = new float[batch.trials() * size];
    float[] carriedBackward = new float[batch.trials() * size];
    for (int step = batch.steps() - 1; step >= 0; step--) {
      addPart(carriedForward, forwards.at(step), 0);
      forward.backward(step, carriedForward);
      forward.accumulateCounts(batch.inputs(), firstRow(step));
      addPart(carriedBackward, backwards.at(step), size);
      backward.backward(step, carriedBackward);
      backward.accumulateCounts(batch.inputs(), firstRow(mirrored(step)));
    }
  }

  private void addPart(float[] sum, float[] joined, int column) {
    if (joined == null) {
      return;
    }
    for (int trial = 0; trial < batch.trials(); trial++) {
      for (int j = 0; j < size; j++) {
        sum[trial * size + j] += joined[trial * 2 * size + column + j];
      }
    }
  }

  private float[] joined(float[] a, float[] b) {
    float[] joined = new float[2 * a.length];
    for (int trial = 0; trial < batch.trials(); trial++) {
      System.arraycopy(a, trial * size, joined, trial * 2 * size, size);
      System.arraycopy(b, trial * size, joined, trial * 2 * size + size, size);
    }
    return joined;
  }

  private int firstRow(int step) {
    return step * batch.trials();
  }

  private int mirrored(int step) {
    return batch.steps() - 1 - step;
  }
}
