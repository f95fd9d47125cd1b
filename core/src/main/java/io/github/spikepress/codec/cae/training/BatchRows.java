// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.Normaliser;
import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import io.github.spikepress.codec.cae.training.arithmetic.Scratch;
import io.github.spikepress.waveforms.Waveforms;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Groups of waveforms, normalised, as rows {@code [time × batch][port]}. */
final class BatchRows {

  private final Waveforms groups;
  private final Normaliser normaliser;
  private final int times;
  private final DataType type;
  private final Scratch rows = new Scratch();

  /**
   * Prepares rows.
   *
   * @param groups {@code [group][port][sample]} in the recording's units
   * @param normaliser what the network's inputs are normalised by
   * @param times times of the network, at least the samples; beyond them stand zeros
   * @param type precision of the rows
   */
  BatchRows(Waveforms groups, Normaliser normaliser, int times, DataType type) {
    this.groups = groups;
    this.normaliser = normaliser;
    this.times = times;
    this.type = type;
  }

  /**
   * The rows of a batch.
   *
   * @param batch indexes of groups
   * @param shifts samples by which each port of each group is delayed, {@code [batch × port]}; the
   *     ends are filled with the first or last sample
   * @return rows that hold until the next call
   */
  INDArray of(int[] batch, int[] shifts) {
    int ports = groups.numChannels();
    int samples = groups.numSamples();
    float[] values = new float[times * batch.length * ports];
    for (int sample = 0; sample < samples; sample++) {
      for (int i = 0; i < batch.length * ports; i++) {
        int from = Math.min(samples - 1, Math.max(0, sample - shifts[i]));
        float value = groups.get(batch[i / ports], i % ports, from);
        values[sample * batch.length * ports + i] = normaliser.normalise(sample, value);
      }
    }
    return JavaArrays.put(values, rows.rows(type, (long) times * batch.length, ports));
  }
}
