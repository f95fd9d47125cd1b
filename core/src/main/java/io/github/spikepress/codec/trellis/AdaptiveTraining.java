// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains one model on many recordings, each brought to the same level, for use on recordings that
 * nobody has seen yet.
 */
public final class AdaptiveTraining {

  private AdaptiveTraining() {}

  /**
   * Trains a model.
   *
   * @param recordings spikes of each recording, all of one window; each counts as many spikes as it
   *     has
   * @param settings the shape of the codec
   * @param firstStep smallest step in units of a recording's level; the codec starts from here and
   *     can be adjusted
   * @param seed start of every random choice
   * @param monitor follows the training
   * @return the model
   */
  public static CodecModel train(
      List<Waveforms> recordings,
      TrellisSettings settings,
      double firstStep,
      long seed,
      TrainingMonitor monitor) {
    Waveforms training = levelled(recordings);
    TrellisModel fixed = new TrellisTrainer(training, settings, seed).train(firstStep, monitor);
    TrellisModel model = fixed.madeAdaptive();
    Map<String, String> onCard = new TreeMap<>(settings.onCard());
    onCard.put("first_step", Double.toString(firstStep));
    onCard.put("recordings", Integer.toString(recordings.size()));
    ModelCard card =
        Provenance.card(
            TrellisFamily.NAME, TrellisTensors.FORMAT_VERSION, training, seed, onCard, Map.of());
    return new CodecModel(card, TrellisTensors.of(model));
  }

  private static Waveforms levelled(List<Waveforms> recordings) {
    if (recordings.isEmpty()) {
      throw new WrongArgumentException("training needs at least one recording, got none");
    }
    Waveforms first = recordings.get(0);
    int spikes = recordings.stream().mapToInt(Waveforms::numSpikes).sum();
    float[] values = new float[Math.multiplyExact(spikes, first.valuesPerSpike())];
    int at = 0;
    for (Waveforms recording : recordings) {
      float gain = Adaptation.to(recording, 0).gain();
      for (float value : recording.values()) {
        values[at++] = value * gain;
      }
    }
    return new Waveforms(spikes, first.numChannels(), first.numSamples(), values);
  }
}
