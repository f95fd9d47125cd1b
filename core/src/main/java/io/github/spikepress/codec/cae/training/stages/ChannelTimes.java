// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import java.io.Serializable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Values of channels and times, as rows {@code [time × batch][channel]} or as vectors {@code
 * [batch][channel × time]}.
 *
 * @param channels number of channels
 * @param times number of times
 */
public record ChannelTimes(int channels, int times) implements Serializable {

  int length() {
    return channels * times;
  }

  /** Fills vectors from rows. */
  INDArray toVectors(INDArray rows, INDArray vectors) {
    double[] from = JavaArrays.doubles(rows);
    double[] to = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      to[inVectors(i, from.length)] = from[i];
    }
    return JavaArrays.put(to, vectors);
  }

  /** Fills rows from vectors. */
  INDArray toRows(INDArray vectors, INDArray rows) {
    double[] from = JavaArrays.doubles(vectors);
    double[] to = new double[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[inVectors(i, from.length)];
    }
    return JavaArrays.put(to, rows);
  }

  /** Where the value at a place of the rows lies in the vectors. */
  private int inVectors(int at, int count) {
    int batch = count / length();
    int time = at / (channels * batch);
    int sample = at / channels % batch;
    return sample * length() + at % channels * times + time;
  }
}
