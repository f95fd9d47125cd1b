// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.sorting.model.Normaliser;
import io.github.spikepress.waveforms.Waveforms;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Aligned spikes with their classes, made ready for the framework batch by batch.
 *
 * @param waveforms aligned spikes
 * @param classes class of each, 0 to {@code numClasses − 1}
 * @param numClasses number of classes
 * @param normaliser brings them to scale
 */
record LabelledInputs(Waveforms waveforms, int[] classes, int numClasses, Normaliser normaliser) {

  /** Takes some of the spikes. */
  LabelledInputs select(int[] spikes) {
    return new LabelledInputs(
        waveforms.select(spikes),
        IntStream.of(spikes).map(i -> classes[i]).toArray(),
        numClasses,
        normaliser);
  }

  /** All spikes as they are, {@code [spike][value]}. */
  INDArray inputs(NetworkGraph graph) {
    int[] all = IntStream.range(0, classes.length).toArray();
    return inputs(all, Augmentation.NONE, new SplittableRandom(0), graph);
  }

  /** Some spikes, varied. */
  INDArray inputs(
      int[] spikes, Augmentation augmentation, SplittableRandom random, NetworkGraph graph) {
    int size = waveforms.valuesPerSpike();
    float[] rows = new float[spikes.length * size];
    float[] spike = new float[size];
    for (int i = 0; i < spikes.length; i++) {
      waveforms.copySpike(spikes[i], spike);
      float[] varied = augmentation.vary(spike, waveforms.numSamples(), random);
      float[] normalised = normaliser.apply(varied);
      augmentation.addNoise(normalised, random);
      graph.quantise(normalised);
      System.arraycopy(normalised, 0, rows, i * size, size);
    }
    return Nd4j.create(rows, new long[] {spikes.length, size}, DataType.FLOAT);
  }

  /** The classes of some spikes, {@code [spike][class]}, 1 for its own. */
  INDArray targets(int[] spikes) {
    float[] rows = new float[spikes.length * numClasses];
    for (int i = 0; i < spikes.length; i++) {
      rows[i * numClasses + classes[spikes[i]]] = 1;
    }
    return Nd4j.create(rows, new long[] {spikes.length, numClasses}, DataType.FLOAT);
  }
}
