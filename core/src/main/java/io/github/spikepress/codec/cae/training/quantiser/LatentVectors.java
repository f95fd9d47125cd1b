// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.quantiser;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Latents as rows {@code [time × batch][feature]} and as the vectors that are quantised. */
final class LatentVectors {

  private final CaeNetwork network;

  LatentVectors(CaeNetwork network) {
    this.network = network;
  }

  /**
   * Takes rows apart.
   *
   * @param rows {@code [time × batch][feature]}
   * @return {@code [batch × vector][element]}, elements in the order feature, time
   */
  double[][] of(INDArray rows) {
    double[] values = JavaArrays.doubles(rows);
    int batch = rows.rows() / network.featureLength();
    double[][] vectors = new double[batch * network.vectors()][network.codewordLength()];
    for (int i = 0; i < values.length; i++) {
      vectors[vector(i, batch)][element(i, batch)] = values[i];
    }
    return vectors;
  }

  /**
   * Puts vectors together.
   *
   * @param vectors {@code [batch × vector][element]}
   * @param rows receives them as {@code [time × batch][feature]}
   * @return the rows
   */
  INDArray toRows(double[][] vectors, INDArray rows) {
    int batch = vectors.length / network.vectors();
    double[] values = new double[(int) rows.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = vectors[vector(i, batch)][element(i, batch)];
    }
    return JavaArrays.put(values, rows);
  }

  private int vector(int at, int batch) {
    int sample = at / network.settings().nFeat() % batch;
    return sample * network.vectors() + position(at, batch) / network.codewordLength();
  }

  private int element(int at, int batch) {
    return position(at, batch) % network.codewordLength();
  }

  private int position(int at, int batch) {
    int features = network.settings().nFeat();
    int time = at / (features * batch);
    return at % features * network.featureLength() + time;
  }
}
