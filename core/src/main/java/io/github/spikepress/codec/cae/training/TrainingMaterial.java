// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.Normaliser;
import io.github.spikepress.codec.cae.PortLayout;
import io.github.spikepress.codec.cae.TrainingData;
import io.github.spikepress.quantization.ResidualTraining;
import io.github.spikepress.waveforms.Waveforms;
import java.util.SplittableRandom;

/**
 * What a training run works on, all as {@code [group][port][sample]}.
 *
 * @param recorded the groups of the training part
 * @param shown the same with the mixtures of augmentation after them
 * @param validation the groups that choose the epoch; may be none
 * @param normaliser measured on the recorded groups
 */
record TrainingMaterial(
    Waveforms recorded, Waveforms shown, Waveforms validation, Normaliser normaliser) {

  static TrainingMaterial of(
      Waveforms spikes, PortLayout layout, TrainingData data, SplittableRandom random) {
    PortGroups groups = PortGroups.of(spikes, layout, data.validation(), random);
    Waveforms recorded = groups.waveforms().select(groups.training());
    Normaliser normaliser =
        switch (data.normalisation()) {
          case SAMPLE -> Normaliser.of(recorded);
          case SCALAR -> Normaliser.ofScale(recorded);
        };
    return new TrainingMaterial(
        recorded,
        data.augmentation() == 1 ? recorded : augmented(recorded, data.augmentation(), random),
        groups.waveforms().select(groups.validation()),
        normaliser);
  }

  private static Waveforms augmented(Waveforms recorded, int times, SplittableRandom random) {
    float[][] vectors = new float[recorded.numSpikes()][recorded.valuesPerSpike()];
    for (int group = 0; group < vectors.length; group++) {
      recorded.copySpike(group, vectors[group]);
    }
    float[][] all = ResidualTraining.augment(vectors, times, random.nextLong());
    float[] values = new float[all.length * recorded.valuesPerSpike()];
    for (int group = 0; group < all.length; group++) {
      System.arraycopy(all[group], 0, values, group * all[group].length, all[group].length);
    }
    return new Waveforms(all.length, recorded.numChannels(), recorded.numSamples(), values);
  }
}
